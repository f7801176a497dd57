package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;

/**
 * One rule that keeps backups. A backup stays if any rule keeps it, so a further rule never deletes more. Each rule sees
 * the good backups of one table incarnation as a whole, because a rule such as "the newest of each day" cannot judge a
 * backup alone.
 */
public sealed interface KeepRule {

    /**
     * Which backups the rule keeps.
     *
     * @param newestFirst the backups of one table that can be restored and that the policy speaks about
     * @param now by AWS's clock, which also stamped the backups
     * @return positions in the list
     */
    BitSet keeps(List<ListedBackup> newestFirst, Instant now);

    /** Why it keeps a backup, with the parameter: {@code one of the newest 7 (keepLast)}. */
    Message because();

    /** Why it keeps none of the others: {@code not among the newest 7 (keepLast)}. */
    Message becauseNot();

    /**
     * Keeps the newest backups of a table. Backups of one name count separately: they are separate backups (spec 6.9).
     *
     * @param count at least 1
     */
    record KeepLast(int count) implements KeepRule {

        @Override
        public BitSet keeps(List<ListedBackup> newestFirst, Instant now) {
            return first(Math.min(count, newestFirst.size()));
        }

        @Override
        public Message because() {
            return reason("retention.keepLast", count, "keepLast");
        }

        @Override
        public Message becauseNot() {
            return reason("retention.keepLast.not", count, "keepLast");
        }
    }

    /**
     * Keeps the backups of the last days of 24 hours each, and 15 minutes more: clocks differ, and a backup too much
     * costs less than one too few (spec 6.5).
     *
     * @param days at least 1
     */
    record KeepDays(int days) implements KeepRule {

        static final Duration MARGIN = Duration.ofMinutes(15);

        @Override
        public BitSet keeps(List<ListedBackup> newestFirst, Instant now) {
            Instant oldestKept = now.minus(Duration.ofDays(days)).minus(MARGIN);
            return first((int) newestFirst.stream()
                    .takeWhile(backup -> !backup.createdAt().isBefore(oldestKept))
                    .count());
        }

        @Override
        public Message because() {
            return reason("retention.keepDays", days, "keepDays");
        }

        @Override
        public Message becauseNot() {
            return reason("retention.keepDays.not", days, "keepDays");
        }
    }

    private static BitSet first(int kept) {
        BitSet positions = new BitSet();
        positions.set(0, kept);
        return positions;
    }

    /** Says the number with the parameter that sets it; one has a text of its own. */
    static Message reason(String key, int number, String parameter) {
        Argument argument = Argument.parameter(parameter);
        return number == 1 ? Message.of(key + ".one", argument) : Message.of(key, number, argument);
    }
}
