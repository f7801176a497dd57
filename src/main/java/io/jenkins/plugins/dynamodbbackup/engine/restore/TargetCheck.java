package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whose table it is that stands where the restore shall go (spec 1.6). While it is CREATING, AWS tells which backup it
 * is being restored from; once ACTIVE, AWS tells no more (spec 2.1), and only a restore that we know to have asked for can
 * be recognized: by its time and its keys.
 */
sealed interface TargetCheck {

    /** The restore we want is under way or done. */
    record Ours(Optional<String> note) implements TargetCheck {}

    /** It is being deleted: the name will be free. */
    record Leaving() implements TargetCheck {}

    /** @param sentence why the restore cannot go there */
    record Foreign(String sentence) implements TargetCheck {}

    /** How far AWS' clock, learned from whole seconds, may be off. */
    Duration CLOCK_MARGIN = Duration.ofSeconds(2);

    static TargetCheck of(TableDetails table, RestoreProgress progress) {
        if (table.deleting()) {
            return new Leaving();
        }
        boolean fromOurs = table.restoredFrom()
                .equals(Optional.of(progress.chosen().summary().arn()));
        if (table.creating() && fromOurs) {
            return new Ours(Optional.empty());
        }
        boolean fromAnother = table.restoredFrom().isPresent() && !fromOurs;
        if (progress.asked().isEmpty() || fromAnother) {
            return new Foreign(foreign(table));
        }
        return madeByUs(table, progress)
                ? new Ours(Optional.of("Table '" + table.name()
                        + "' was taken for the result of this restore by the time it was made and by its keys: the answer"
                        + " to the request was lost, and AWS tells no more where the table comes from."))
                : new Foreign(foreign(table));
    }

    private static boolean madeByUs(TableDetails table, RestoreProgress progress) {
        Instant asked = progress.asked().orElseThrow().at().minus(CLOCK_MARGIN);
        boolean inTime = table.createdAt().filter(made -> !made.isBefore(asked)).isPresent();
        boolean sameKeys = table.keys().equals(progress.chosen().keys())
                || (table.creating() && table.keys().isEmpty());
        return inTime && sameKeys;
    }

    private static String foreign(TableDetails table) {
        String state = table.restoredFrom()
                .map(arn -> " and is being restored from another backup, " + arn)
                .orElse(" (" + table.status() + ")");
        return "Table '" + table.name() + "' exists already" + state
                + ", and a restore never overwrites. Choose another targetTable, or delete the table first.";
    }
}
