package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.RestoreOrigin;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a table with the name of the target is the result of this restore (spec 1.6). While it is CREATING, AWS tells
 * what it is being restored from; once ACTIVE, AWS no longer tells (spec 2.1), and only a restore that was
 * requested here can be recognized: by its time and its keys.
 */
sealed interface TargetCheck {

    /** The restore we want is under way or done. */
    record Ours(Optional<Message> note) implements TargetCheck {}

    /** It is being deleted: the name will be free. */
    record Leaving() implements TargetCheck {}

    /** @param message why the restore cannot go there */
    record Foreign(Message message) implements TargetCheck {}

    /** How far AWS's clock, learned from whole seconds, may be off. */
    Duration CLOCK_MARGIN = Duration.ofSeconds(2);

    static TargetCheck of(TableDetails table, RestoreProgress progress) {
        if (table.deleting()) {
            return new Leaving();
        }
        boolean fromOurs = table.origin().filter(progress.chosen()::restores).isPresent();
        if (table.creating() && fromOurs) {
            return new Ours(Optional.empty());
        }
        boolean fromAnother = table.origin().isPresent() && !fromOurs;
        if (progress.requested().isEmpty() || fromAnother) {
            return new Foreign(foreign(table));
        }
        return madeByUs(table, progress)
                ? new Ours(Optional.of(Message.of("restore.recognized", Argument.table(table.name()))))
                : new Foreign(foreign(table));
    }

    private static boolean madeByUs(TableDetails table, RestoreProgress progress) {
        Instant asked = progress.requested().orElseThrow().at().minus(CLOCK_MARGIN);
        boolean inTime = table.createdAt().filter(made -> !made.isBefore(asked)).isPresent();
        boolean sameKeys = table.keys().equals(progress.chosen().table().keys())
                || (table.creating() && table.keys().isEmpty());
        return inTime && sameKeys;
    }

    private static Message foreign(TableDetails table) {
        Argument name = Argument.table(table.name());
        Argument parameter = Argument.parameter("targetTable");
        return table.origin()
                .flatMap(origin -> otherSource(name, origin, parameter))
                .orElseGet(() -> Message.of(
                        "restore.target.exists", name, table.status(), parameter, Argument.parameter("mode")));
    }

    private static Optional<Message> otherSource(Argument name, RestoreOrigin origin, Argument parameter) {
        if (origin.backupArn().isPresent()) {
            return Optional.of(Message.of(
                    "restore.target.otherBackup",
                    name,
                    Argument.arn(origin.backupArn().get()),
                    parameter));
        }
        return origin.tableArn()
                .flatMap(arn -> origin.time()
                        .map(time ->
                                Message.of("restore.target.otherPoint", name, Argument.arn(arn), time, parameter)));
    }
}
