package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One rule that keeps backups. A backup stays if any rule keeps it, so a further rule never deletes more. Each rule sees
 * the good backups of one table incarnation as a whole, because a rule such as "the newest of each day" cannot judge a
 * backup alone.
 */
public sealed interface KeepRule {

    /**
     * What the rule says about each backup, in their order.
     *
     * @param newestFirst the backups of one table that can be restored and that the policy speaks about
     * @param now by AWS's clock, which also stamped the backups
     */
    List<Judgement> judge(List<ListedBackup> newestFirst, Instant now);

    /**
     * About one backup.
     *
     * @param reason why the rule keeps it, or why not, with the parameter: {@code one of the newest 7 (keepLast)}
     */
    record Judgement(boolean keeps, Message reason) {}

    /**
     * Keeps the newest backups of a table. Backups of one name count separately: they are separate backups (spec 6.9).
     *
     * @param count at least 1
     */
    record KeepLast(int count) implements KeepRule {

        @Override
        public List<Judgement> judge(List<ListedBackup> newestFirst, Instant now) {
            String parameter = KeepParameter.KEEP_LAST.word();
            return first(
                    count,
                    newestFirst.size(),
                    reason("retention.keepLast", count, parameter),
                    reason("retention.keepLast.not", count, parameter));
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
        public List<Judgement> judge(List<ListedBackup> newestFirst, Instant now) {
            Instant oldestKept = now.minus(Duration.ofDays(days)).minus(MARGIN);
            long kept = newestFirst.stream()
                    .takeWhile(backup -> !backup.createdAt().isBefore(oldestKept))
                    .count();
            String parameter = KeepParameter.KEEP_DAYS.word();
            return first(
                    kept,
                    newestFirst.size(),
                    reason("retention.keepDays", days, parameter),
                    reason("retention.keepDays.not", days, parameter));
        }
    }

    /**
     * Keeps the newest backup of each of the last periods in which backups were created. Periods without a backup do not
     * count, so that a table whose backups have stopped keeps its history. The backup of a period is deleted only when a
     * newer one stands for the period, or when enough newer periods have a backup.
     *
     * @param count of periods; at least 1
     * @param zone where the periods begin and end
     */
    record KeepPeriods(CalendarPeriod period, int count, ZoneId zone) implements KeepRule {

        @Override
        public List<Judgement> judge(List<ListedBackup> newestFirst, Instant now) {
            Argument parameter = Argument.parameter(parameter().word());
            Judgement tooOld = new Judgement(false, Message.of("retention.period.old." + period, count, parameter));
            Set<String> kept = new HashSet<>();
            List<Judgement> all = new ArrayList<>(newestFirst.size());
            for (ListedBackup backup : newestFirst) {
                String name = period.of(LocalDate.ofInstant(backup.createdAt(), zone));
                if (kept.contains(name)) {
                    all.add(new Judgement(false, Message.of("retention.period.notNewest", name, parameter)));
                } else if (kept.size() < count) {
                    kept.add(name);
                    all.add(new Judgement(true, Message.of("retention.period.newest", name, parameter)));
                } else {
                    all.add(tooOld);
                }
            }
            return all;
        }

        private KeepParameter parameter() {
            return switch (period) {
                case DAY -> KeepParameter.KEEP_DAILY;
                case WEEK -> KeepParameter.KEEP_WEEKLY;
                case MONTH -> KeepParameter.KEEP_MONTHLY;
                case YEAR -> KeepParameter.KEEP_YEARLY;
            };
        }
    }

    private static List<Judgement> first(long kept, int all, Message because, Message becauseNot) {
        Judgement keep = new Judgement(true, because);
        Judgement drop = new Judgement(false, becauseNot);
        return IntStream.range(0, all).mapToObj(i -> i < kept ? keep : drop).toList();
    }

    /** Says the number with the parameter that sets it; one has a text of its own. */
    static Message reason(String key, int number, String parameter) {
        Argument argument = Argument.parameter(parameter);
        return number == 1 ? Message.of(key + ".one", argument) : Message.of(key, number, argument);
    }
}
