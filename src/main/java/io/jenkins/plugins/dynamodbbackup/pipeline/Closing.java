package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupCounts;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The end of an operation for its build.
 *
 * @param sentence the last message in the log, or the message of the exception that a step throws. The log already has
 *     each failure in full, so it counts them and summarizes the reasons for scripts that catch the exception
 */
public record Closing(Verdict verdict, String sentence) {

    private static final int REASONS = 20;
    private static final int LONGEST = 8000;

    public Closing {
        sentence = OneLine.of(sentence, LONGEST);
    }

    public static Closing of(BackupReport report) {
        BackupCounts counts = report.counts();
        return new Closing(
                report.verdict(),
                switch (report.verdict()) {
                    case SUCCESS -> Messages.Closing_backedUp(counts.backedUp(), report.region());
                    case REQUESTED -> Messages.Closing_backupsRequested(counts.good(), report.region());
                    case ABORTED -> because(stopped(report), brief(report.problems()));
                    case UNSTABLE, FAILURE ->
                        counts.all() == 0
                                ? Messages.Closing_nothingBackedUp(listed(brief(report.problems())))
                                : because(
                                        Messages.Closing_partlyBackedUp(counts.message(), report.region()),
                                        Stream.concat(counted(notBackedUp(report), "table"), brief(report.problems())));
                });
    }

    private static String stopped(BackupReport report) {
        BackupCounts counts = report.counts();
        return counts.all() == 0
                ? Messages.Closing_stoppedBefore()
                : Messages.Closing_backupStopped(counts.message(), report.region());
    }

    private static Stream<Message> notBackedUp(BackupReport report) {
        return report.results().stream().filter(table -> !table.good()).map(BackupResult::message);
    }

    private static Stream<String> brief(List<Message> messages) {
        return messages.stream().map(Closing::brief);
    }

    private static String brief(Message message) {
        return message.brief().orElse(message).toString();
    }

    /** The reasons with their counts, the most frequent first. */
    private static Stream<String> counted(Stream<Message> messages, String noun) {
        Map<String, Long> reasons =
                messages.collect(Collectors.groupingBy(Closing::brief, TreeMap::new, Collectors.counting()));
        return reasons.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(reason -> Messages.Closing_counted(reason.getKey(), Amounts.count(reason.getValue(), noun)));
    }

    private static String because(String sentence, Stream<String> reasons) {
        String listed = listed(reasons);
        return listed.isEmpty() ? sentence : Messages.Closing_because(sentence, listed);
    }

    private static String listed(Stream<String> reasons) {
        List<String> all = reasons.toList();
        String listed = String.join("; ", all.subList(0, Math.min(all.size(), REASONS)));
        return all.size() > REASONS ? Messages.Closing_more(listed, all.size() - REASONS) : listed;
    }

    public static Closing of(RestoreReport report) {
        return new Closing(report.verdict(), brief(report.message()));
    }

    public static Closing of(PruneReport report) {
        int deleted = report.deleted().size();
        int kept = report.results().size() - deleted;
        String dryRun = Messages.Closing_pruneDryRun(deleted, kept, report.region());
        return new Closing(
                report.verdict(),
                switch (report.verdict()) {
                    case SUCCESS, REQUESTED ->
                        report.dryRun() ? dryRun : Messages.Closing_pruned(deleted, kept, report.region());
                    case UNSTABLE, FAILURE ->
                        because(
                                report.dryRun() ? dryRun : Messages.Closing_partlyPruned(deleted, report.region()),
                                report.problems().isEmpty()
                                        ? counted(notDeleted(report), "backup")
                                        : brief(report.problems()));
                    case ABORTED -> because(Messages.Closing_pruneStopped(deleted), brief(report.problems()));
                });
    }

    private static Stream<Message> notDeleted(PruneReport report) {
        return report.results().stream()
                .filter(result -> result.delete() && result.outcome() != Outcome.OK)
                .map(PruneResult::message);
    }
}
