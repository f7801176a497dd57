package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is said of one table's backup; each follows the name of the table. */
final class BackupSentences {

    private static final Argument TIMEOUT = Argument.parameter("timeoutMinutes");

    private BackupSentences() {}

    static Message accepted(ListedBackup backup) {
        return Message.of("backup.accepted", Argument.backup(backup.name()), Argument.arn(backup.arn()));
    }

    static Message found(ListedBackup backup) {
        return Message.of("backup.found", Argument.backup(backup.name()), Argument.arn(backup.arn()));
    }

    static Message available(TableTask task) {
        List<Argument> duplicates =
                task.progress().duplicates().stream().map(Argument::arn).toList();
        return duplicates.isEmpty()
                ? Message.of("backup.available", name(task))
                : Message.of("backup.available.duplicates", name(task), Argument.list(duplicates));
    }

    static Message requested(TableTask task) {
        return Message.of("backup.requested", name(task));
    }

    static Message refused(AwsError error) {
        return Message.of("backup.refused", error.reason());
    }

    /** The table, or the tags that decide about it, could not be read. */
    static Message unreadable(AwsError error) {
        return Message.of("backup.refused", error.sentence());
    }

    static Message missing() {
        return Message.of("backup.tableMissing");
    }

    static Message deleting() {
        return Message.of("backup.tableDeleting");
    }

    static Message vanished(TableTask task) {
        return Message.of("backup.vanished", name(task), Argument.arn(task.arn().orElseThrow()));
    }

    static Message unconfirmed(TableTask task, AwsError error) {
        return Message.of("backup.unconfirmed", name(task), error.reason());
    }

    /** Why the run ends although its tables are not done: what was saved stays, to be resumed with new credentials. */
    static Message left(AwsError error) {
        return error.sentence().and(Message.of("backup.left"));
    }

    static Message neverAnswered(int times) {
        return Message.of("backup.neverAnswered", times);
    }

    static Message notAvailableInTime(TableTask task, Duration timeout) {
        return Message.of("backup.notAvailableInTime", name(task), task.status(), timeout, TIMEOUT);
    }

    static Message notRequestedInTime(Duration timeout, Optional<AwsError> lastRefusal) {
        return lastRefusal
                .map(error -> Message.of("backup.notRequestedInTime.because", timeout, error.what(), TIMEOUT))
                .orElseGet(() -> Message.of("backup.notRequestedInTime", timeout, TIMEOUT));
    }

    static Message notSaved(Message why) {
        return Message.of("backup.notSaved", why);
    }

    /** @param mayBeMade whether a request without an answer may have taken effect */
    static Message stopped(TableTask task, boolean mayBeMade) {
        if (task.arn().isPresent()) {
            return Message.of("backup.stopped.creating", name(task));
        }
        return mayBeMade
                ? Message.of("backup.stopped.unanswered", name(task))
                : Message.of("backup.stopped.notRequested");
    }

    private static Argument name(TableTask task) {
        return Argument.backup(task.backupName());
    }
}
