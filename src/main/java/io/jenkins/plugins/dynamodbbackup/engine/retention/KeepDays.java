package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
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
    public BitSet keeps(List<ListedBackup> newestFirst, Instant now) {
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
    public Message because() {
        return reason("retention.keepDays");
    }

    @Override
    public Message becauseNot() {
        return reason("retention.keepDays.not");
    }

    private Message reason(String key) {
        Argument parameter = Argument.parameter("keepDays");
        return days == 1 ? Message.of(key + ".one", parameter) : Message.of(key, days, parameter);
    }
}
