package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneDecision;
import java.util.Comparator;
import java.util.Optional;

/** One backup's way from the plan to an outcome. */
final class Deletion {

    /** A run that ends midway leaves the newest backups of all tables. */
    static final Comparator<Deletion> OLDEST_FIRST =
            Comparator.comparing(Deletion::backup, BackupSummary.NEWEST_FIRST.reversed());

    private final BackupSummary backup;
    private final String reason;
    private Optional<Outcome> outcome;
    private String sentence;
    private boolean sent;

    Deletion(PlannedDeletion saved) {
        backup = saved.backup();
        reason = saved.reason();
        outcome = saved.outcome();
        sentence = saved.sentence();
    }

    Deletion(PruneDecision decision) {
        this(new PlannedDeletion(decision.backup(), decision.reason(), Optional.empty(), ""));
    }

    /** What was not done before an interruption is tried again, whatever was in its way. */
    static Deletion again(PlannedDeletion saved) {
        Deletion deletion = new Deletion(saved);
        if (!deletion.ok()) {
            deletion.outcome = Optional.empty();
            deletion.sentence = "";
        }
        return deletion;
    }

    PlannedDeletion progress() {
        return new PlannedDeletion(backup, reason, outcome, sentence);
    }

    PruneResult result(Outcome ifOpen, String sentenceIfOpen) {
        return new PruneResult(
                backup, true, reason, outcome.orElse(ifOpen), outcome.isPresent() ? sentence : sentenceIfOpen);
    }

    BackupSummary backup() {
        return backup;
    }

    Optional<Outcome> outcome() {
        return outcome;
    }

    boolean open() {
        return outcome.isEmpty();
    }

    boolean ok() {
        return outcome.filter(Outcome.OK::equals).isPresent();
    }

    /** Handed over for sending, and not answered yet: it may be deleted at any moment. */
    boolean underWay() {
        return sent && open();
    }

    void send() {
        sent = true;
    }

    /** AWS gave a clear answer that leaves it open. */
    void refused() {
        sent = false;
    }

    void settle(Outcome reached, String why) {
        outcome = Optional.of(reached);
        sentence = why;
    }
}
