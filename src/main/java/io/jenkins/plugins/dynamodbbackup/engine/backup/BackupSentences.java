package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import java.time.Duration;
import java.util.List;

/** What the user reads about one table's backup. */
final class BackupSentences {

    private BackupSentences() {}

    static String available(TableTask task) {
        return "backup " + task.backupName() + " is AVAILABLE."
                + duplicates(task.progress().duplicates());
    }

    static String requested(TableTask task) {
        return "backup " + task.backupName() + " was asked for and not waited for; nobody has seen it AVAILABLE yet.";
    }

    static String refused(AwsError error) {
        return "no backup was made: " + error.reason();
    }

    /** The table, or the tags that decide about it, could not be read. */
    static String notLookedAt(AwsError error) {
        return "no backup was made: " + error.sentence();
    }

    static String gone() {
        return "no backup was made: the table does not exist, or was deleted after it was selected. "
                + "Check the table's name and the region.";
    }

    static String deleting() {
        return "no backup was made: the table is being deleted.";
    }

    static String vanished(TableTask task) {
        return "backup " + task.backupName() + " was made and is gone: AWS neither lists it nor knows its ARN "
                + task.arn().orElseThrow() + " any more. Make a new backup.";
    }

    static String unconfirmed(TableTask task, AwsError error) {
        return "backup " + task.backupName() + " was asked for, but whether it became AVAILABLE could not be seen: "
                + error.reason();
    }

    /** Why the run ends although its tables are not done: what was saved stays, to go on with new credentials. */
    static Message left(AwsError error) {
        return error.sentence().and(Message.of("backup.left"));
    }

    static String neverAnswered(int times) {
        return "AWS was asked " + times + " times without a usable answer, and no backup of that name is listed. "
                + "Run it again when AWS can be reached.";
    }

    static String notAvailableInTime(TableTask task, Duration timeout) {
        return "backup " + task.backupName() + " is still " + task.status() + " after " + Times.span(timeout)
                + ". AWS goes on making it; look again with list, or raise timeoutMinutes.";
    }

    static String notAskedInTime(Duration timeout, String lastRefusal) {
        return "no backup was made within " + Times.span(timeout) + (lastRefusal.isEmpty() ? "." : ": " + lastRefusal)
                + " Raise timeoutMinutes, or run it again.";
    }

    static String notSaved(String why) {
        return "no backup was asked for, because the progress could not be saved (" + why
                + "): a restart could then have made every backup twice.";
    }

    /** @param mayBeMade whether a request without an answer may have taken effect */
    static String stopped(TableTask task, boolean mayBeMade) {
        if (task.arn().isPresent()) {
            return "stopped while AWS makes backup " + task.backupName()
                    + "; it goes on there and cannot be cancelled.";
        }
        return mayBeMade
                ? "stopped before AWS answered; backup " + task.backupName() + " may be made all the same."
                : "stopped before AWS accepted the request for a backup.";
    }

    private static String duplicates(List<String> arns) {
        return arns.isEmpty()
                ? ""
                : " An answer from AWS was lost, and AWS also lists " + String.join(", ", arns)
                        + " under the same name, made by the lost request or by another run. Check before you delete"
                        + " any of them.";
    }
}
