package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a restore did besides making its table: the items it compared and wrote, and what it leaves behind.
 *
 * @param comparison of the items of two tables, as far as it went
 * @param plan of what was to be written to the live table
 * @param written to the live table
 * @param safetyBackup of the live table, AVAILABLE before anything was changed
 * @param copy the temporary table with the items of the backup
 * @param drill of a trial that was verified
 */
public record ModeReport(
        RestoreRequest.Mode mode,
        Optional<Compared> comparison,
        Optional<Planned> plan,
        Optional<Written> written,
        Optional<SafetyBackup> safetyBackup,
        Optional<Copy> copy,
        Optional<Drill> drill) {

    /** Of a restore to a new table that compares no items. */
    public static final ModeReport NONE = of(RestoreRequest.Mode.NEW);

    /** With nothing to tell. */
    public static ModeReport of(RestoreRequest.Mode mode) {
        return new ModeReport(
                mode,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The items of the backup against those of the live table.
     *
     * @param items that were compared
     * @param of items that there are, as far as it is known
     * @param sampled whether only some were to be compared
     * @param missing items that only the backup has
     * @param extra items that only the live table has
     * @param examples the first few differences
     * @param file with all differences, one line of JSON each
     */
    public record Compared(
            long items,
            long of,
            boolean sampled,
            long missing,
            long extra,
            long changed,
            List<Example> examples,
            Optional<String> file) {

        public Compared {
            examples = List.copyOf(examples);
        }

        public long differences() {
            return missing + extra + changed;
        }
    }

    /**
     * An item that differs.
     *
     * @param kind {@code missing}, {@code extra} or {@code changed}
     * @param key in DynamoDB JSON
     * @param attributes names of those that differ, for {@code changed}
     */
    public record Example(String kind, String key, List<String> attributes) {

        public Example {
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * @param puts items to be written
     * @param deletes items to be deleted
     * @param writeUnits estimated write request units, without secondary indexes
     */
    public record Planned(long puts, long deletes, long writeUnits) {}

    /**
     * @param written items
     * @param deleted items
     * @param left items that changed after the comparison, or could not be written: they are as they were
     * @param examples the first few that were left
     * @param file with all that were left, one line of JSON each
     */
    public record Written(long written, long deleted, long left, List<Left> examples, Optional<String> file) {

        public Written {
            examples = List.copyOf(examples);
        }
    }

    /**
     * An item that was not written.
     *
     * @param key in DynamoDB JSON
     */
    public record Left(String key, Message why) {}

    /** A backup of the live table as it was before. */
    public record SafetyBackup(String name, String arn) {}

    /** @param exists false once it is deleted */
    public record Copy(String table, boolean exists) {}

    /**
     * @param recovery from the start until the restored table was ACTIVE and verified
     * @param items in it, where they were counted or compared
     */
    public record Drill(Duration recovery, Optional<Long> items) {}
}
