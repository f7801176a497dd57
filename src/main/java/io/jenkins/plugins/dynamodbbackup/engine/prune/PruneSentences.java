package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/** What is said of one backup; each follows the names of its table and of the backup. */
final class PruneSentences {

    private PruneSentences() {}

    static Message line(ListedBackup backup, Message what) {
        return Message.of("prune.backup", Argument.table(backup.tableName()), Argument.backup(backup.name()), what);
    }

    static Message deleted() {
        return Message.of("prune.deleted");
    }

    static Message alreadyGone() {
        return Message.of("prune.alreadyDeleted");
    }

    static Message goneSinceTheInterruption() {
        return Message.of("prune.alreadyDeleted.resumed");
    }

    static Message inUse() {
        return Message.of("prune.inUse");
    }

    static Message refused(AwsError error) {
        return Message.of("prune.refused", error.reason());
    }

    static Message lost(AwsError error) {
        return Message.of("prune.unanswered", error.reason());
    }

    static Message late(AwsError error) {
        return Message.of("prune.late", error.reason());
    }

    static Message noTimeLeft() {
        return Message.of("prune.noTimeLeft");
    }

    static Message notTried(AwsError error) {
        return Message.of("prune.notTried", error.reason());
    }

    static Message foreign(ListedBackup backup, Message place) {
        return Message.of("prune.elsewhere.backup", Argument.arn(backup.arn()), place);
    }

    static Message notSaved(Message why) {
        return Message.of("prune.notSaved", why);
    }

    static Message dryRun() {
        return Message.of("prune.dryRun");
    }

    static Message planRefused() {
        return Message.of("prune.planRefused");
    }

    static Message selectionInDoubt() {
        return Message.of("prune.selectionInDoubt");
    }

    static Message stoppedUnderWay() {
        return Message.of("prune.stopped.unanswered");
    }

    static Message stoppedBefore() {
        return Message.of("prune.stopped.notRequested");
    }

    static Message unknownSinceTheInterruption() {
        return Message.of("prune.unknown.interrupted");
    }

    static Message notPlannedBefore() {
        return Message.of("prune.notPlannedBefore");
    }

    static Message staysNow(Message reason) {
        return Message.of("prune.keptNow", reason);
    }

    static Message kept(Message reason) {
        return Message.of("prune.kept", reason);
    }
}
