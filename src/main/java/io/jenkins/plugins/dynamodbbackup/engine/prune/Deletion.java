package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveMessages;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LiveTable;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One backup's way from the plan to an outcome. */
final class Deletion {

    /** A run that ends midway leaves the newest backups of all tables. */
    static final Comparator<Deletion> OLDEST_FIRST =
            Comparator.comparing(Deletion::backup, ListedBackup.NEWEST_FIRST.reversed());

    private final ListedBackup backup;
    private final Message reason;
    private Optional<Outcome> outcome;
    private Optional<Message> message;
    private final List<AwsCall<String>> requests = new ArrayList<>();

    Deletion(PlannedDeletion saved) {
        backup = saved.backup();
        reason = saved.reason();
        outcome = saved.outcome();
        message = saved.message();
    }

    Deletion(PruneDecision decision) {
        this(new PlannedDeletion(decision.backup(), decision.reason(), Optional.empty(), Optional.empty()));
    }

    /** What was not deleted before an interruption is tried again, whatever the reason was. */
    static Deletion again(PlannedDeletion saved) {
        Deletion deletion = new Deletion(saved);
        if (!deletion.ok()) {
            deletion.outcome = Optional.empty();
            deletion.message = Optional.empty();
        }
        return deletion;
    }

    PlannedDeletion progress() {
        return new PlannedDeletion(backup, reason, outcome, message);
    }

    PruneResult result(Outcome ifOpen, Message messageIfOpen) {
        return new PruneResult(backup, true, reason, outcome.orElse(ifOpen), message.orElse(messageIfOpen));
    }

    /** @param planned when it was planned */
    LiveTable live(Instant planned) {
        return outcome.map(reached -> LiveTable.done(
                        backup.tableName(), backup.name(), reached, ListedBackup.DELETED, message.orElseThrow()))
                .orElseGet(() -> LiveTable.open(
                        backup.tableName(), backup.name(), LiveMessages.toBeDeleted(), Optional.of(planned)));
    }

    ListedBackup backup() {
        return backup;
    }

    Optional<Message> message() {
        return message;
    }

    boolean open() {
        return outcome.isEmpty();
    }

    boolean ok() {
        return outcome.filter(Outcome.OK::equals).isPresent();
    }

    /** @param unanswered whether a request may have taken effect without an answer */
    boolean mayBeDone(Predicate<AwsCall<?>> unanswered) {
        return open() && requests.stream().anyMatch(unanswered);
    }

    void send(AwsCall<String> sent) {
        requests.add(sent);
    }

    void settle(Outcome reached, Message why) {
        outcome = Optional.of(reached);
        message = Optional.of(why);
    }
}
