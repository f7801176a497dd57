package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;

/**
 * Keeps the backups of the last days of 24 hours each, and 15 minutes more: clocks differ, and a backup too much costs
 * less than one too few (spec 6.5).
 *
 * @param days at least 1
 */
public record KeepDays(int days) implements KeepRule {

    static final Duration MARGIN = Duration.ofMinutes(15);

    @Override
    public BitSet keeps(List<BackupSummary> newestFirst, Instant now) {
        Instant oldestKept = now.minus(Duration.ofDays(days)).minus(MARGIN);
        int kept = 0;
        while (kept < newestFirst.size() && !newestFirst.get(kept).createdAt().isBefore(oldestKept)) {
            kept++;
        }
        BitSet positions = new BitSet();
        positions.set(0, kept);
        return positions;
    }

    @Override
    public String because(BackupSummary kept) {
        return days == 1 ? "made in the last 24 hours (keepDays)" : "made in the last " + days + " days (keepDays)";
    }

    @Override
    public String becauseNot() {
        return days == 1 ? "older than 24 hours (keepDays)" : "older than " + days + " days (keepDays)";
    }
}
