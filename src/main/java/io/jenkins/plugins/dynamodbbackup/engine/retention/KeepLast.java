package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;

/**
 * Keeps the newest backups of a table. Backups of one name count separately: they are separate backups (spec 6.9).
 *
 * @param count at least 1
 */
public record KeepLast(int count) implements KeepRule {

    @Override
    public BitSet keeps(List<BackupSummary> newestFirst, Instant now) {
        BitSet kept = new BitSet();
        kept.set(0, Math.min(count, newestFirst.size()));
        return kept;
    }

    @Override
    public String because(BackupSummary kept) {
        return count == 1 ? "the newest one (keepLast)" : "one of the newest " + count + " (keepLast)";
    }

    @Override
    public String becauseNot() {
        return count == 1 ? "not the newest one (keepLast)" : "not among the newest " + count + " (keepLast)";
    }
}
