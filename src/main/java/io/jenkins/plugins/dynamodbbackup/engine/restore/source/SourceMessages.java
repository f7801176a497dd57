package io.jenkins.plugins.dynamodbbackup.engine.restore.source;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What messages say about a source: a backup is named otherwise than a point in time. */
public final class SourceMessages {

    private SourceMessages() {}

    /** It has been chosen. */
    public static Message chosen(ChosenSource source) {
        return source instanceof ChosenSource.Backup backup
                ? Message.of("restore.chosen", name(backup), table(source), source.time(), arn(source))
                : Message.of("restore.chosen.pointInTime", table(source), source.time(), arn(source));
    }

    /** The new table is there. */
    public static Message done(ChosenSource source, String target, Duration time) {
        return source instanceof ChosenSource.Backup backup
                ? Message.of("restore.done", Argument.table(target), name(backup), table(source), source.time(), time)
                : Message.of("restore.done.pointInTime", Argument.table(target), table(source), source.time(), time);
    }

    /** A table that is CREATING tells what it is restored from, so the same restore finds it again (spec 2.1). */
    public static Message continues(ChosenSource source, String target) {
        Argument targetTable = Argument.parameter("targetTable");
        return source instanceof ChosenSource.Backup
                ? Message.of(
                        "restore.continues",
                        Argument.table(target),
                        Argument.parameter("backupArn"),
                        arn(source),
                        targetTable)
                : Message.of(
                        "restore.continues.pointInTime",
                        Argument.table(target),
                        Argument.parameter("table"),
                        table(source),
                        Argument.parameter("pointInTime"),
                        source.time(),
                        targetTable);
    }

    /** Its age and size, for a preview. */
    public static Message preview(ChosenSource source, Instant now) {
        Argument age = Argument.age(Duration.between(source.time(), now).truncatedTo(ChronoUnit.SECONDS));
        Argument size = Argument.size(source.sizeBytes());
        return source instanceof ChosenSource.Backup backup
                ? Message.of(
                        "restore.preview.backup", name(backup), table(source), source.time(), age, size, arn(source))
                : Message.of("restore.preview.pointInTime", table(source), source.time(), age, size, arn(source));
    }

    private static Argument name(ChosenSource.Backup source) {
        ListedBackup backup = source.backup().summary();
        return Argument.backup(backup.name());
    }

    private static Argument table(ChosenSource source) {
        return Argument.table(source.table().name());
    }

    private static Argument arn(ChosenSource source) {
        return Argument.arn(source.arn());
    }
}
