package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.util.Collection;
import java.util.List;

/**
 * The tables of a run by what became of them: the one count that log, pages and command line have.
 *
 * @param backedUp AWS reports the backup AVAILABLE
 * @param requested AWS took the request, and the backup is not confirmed AVAILABLE
 * @param unanswered the request has no answer: AWS may make the backup
 * @param without all others
 */
public record BackupCounts(int backedUp, int requested, int unanswered, int without) {

    public static BackupCounts of(Collection<BackupResult> results) {
        List<Outcome> outcomes = results.stream().map(BackupResult::outcome).toList();
        int backedUp = count(outcomes, Outcome.OK);
        int requested = count(outcomes, Outcome.REQUESTED);
        int unanswered = count(outcomes, Outcome.UNCONFIRMED);
        return new BackupCounts(backedUp, requested, unanswered, outcomes.size() - backedUp - requested - unanswered);
    }

    private static int count(List<Outcome> outcomes, Outcome which) {
        return (int) outcomes.stream().filter(which::equals).count();
    }

    /** Of selected tables. */
    public int all() {
        return backedUp + requested + unanswered + without;
    }

    /** Tables with which nothing went wrong. */
    public int good() {
        return backedUp + requested;
    }

    /** Such as: 2 of 4 tables backed up, 1 requested and not confirmed AVAILABLE. */
    public Message message() {
        Message counts = Message.of("backup.counts", backedUp, all());
        if (requested > 0) {
            counts = Message.of("backup.counts.requested", counts, requested);
        }
        return unanswered > 0 ? Message.of("backup.counts.unanswered", counts, unanswered) : counts;
    }

    /** Green needs every table, and no problem besides. */
    Verdict verdict(List<Message> problems, OnPartialFailure onPartialFailure) {
        if (good() == 0) {
            return Verdict.FAILURE;
        }
        if (good() < all() || !problems.isEmpty()) {
            return onPartialFailure == OnPartialFailure.UNSTABLE ? Verdict.UNSTABLE : Verdict.FAILURE;
        }
        return requested == 0 ? Verdict.SUCCESS : Verdict.REQUESTED;
    }
}
