package io.jenkins.plugins.dynamodbbackup.parameters;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupCounts;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The end of an operation for its build.
 *
 * @param sentence the last message in the log, or the reason for a failure, followed by one line per reason
 */
public record Closing(Verdict verdict, String sentence) {

    private static final int REASONS = 20;
    private static final int LONGEST_LINE = 8000;

    public Closing {
        sentence = sentence.lines().map(line -> OneLine.of(line, LONGEST_LINE)).collect(Collectors.joining("\n"));
    }

    public static Closing of(BackupReport report) {
        BackupCounts counts = report.counts();
        return new Closing(
                report.verdict(),
                switch (report.verdict()) {
                    case SUCCESS -> Messages.Closing_backedUp(counts.backedUp(), report.region());
                    case REQUESTED -> Messages.Closing_backupsRequested(counts.good(), report.region());
                    case ABORTED -> with(stopped(report), Message.texts(report.problems()).stream());
                    case UNSTABLE, FAILURE ->
                        counts.all() == 0
                                ? Messages.Closing_nothingBackedUp(String.join("; ", Message.texts(report.problems())))
                                : with(
                                        Messages.Closing_partlyBackedUp(
                                                counts.backedUp(),
                                                Amounts.count(counts.all(), "table"),
                                                counts.others(),
                                                report.region()),
                                        Stream.concat(
                                                Message.texts(report.problems()).stream(), withoutBackup(report)));
                });
    }

    private static String stopped(BackupReport report) {
        BackupCounts counts = report.counts();
        return counts.all() == 0
                ? Messages.Closing_stoppedBefore()
                : Messages.Closing_backupStopped(
                        counts.backedUp(), Amounts.count(counts.all(), "table"), counts.others(), report.region());
    }

    private static Stream<String> withoutBackup(BackupReport report) {
        return report.results().stream()
                .filter(table -> !table.good())
                .map(table -> table.table() + ": " + table.sentence());
    }

    /** One reason per line, because scripts that catch the failure have no other access to them. */
    private static String with(String sentence, Stream<String> reasons) {
        List<String> all = reasons.map(OneLine::of).toList();
        List<String> lines = new ArrayList<>(List.of(sentence));
        lines.addAll(all.subList(0, Math.min(all.size(), REASONS)));
        if (all.size() > REASONS) {
            lines.add(Messages.Closing_more(all.size() - REASONS));
        }
        return String.join("\n", lines);
    }

    public static Closing of(RestoreReport report) {
        return new Closing(report.verdict(), report.sentence());
    }

    public static Closing of(PruneReport report) {
        int deleted = report.deleted().size();
        int kept = report.results().size() - deleted;
        return new Closing(
                report.verdict(),
                switch (report.verdict()) {
                    case SUCCESS, REQUESTED ->
                        report.dryRun()
                                ? Messages.Closing_pruneDryRun(deleted, kept, report.region())
                                : Messages.Closing_pruned(deleted, kept, report.region());
                    case UNSTABLE, FAILURE ->
                        report.problems().isEmpty()
                                ? with(Messages.Closing_partlyPruned(deleted, report.region()), notDeleted(report))
                                : Messages.Closing_pruneProblems(String.join("; ", Message.texts(report.problems())));
                    case ABORTED ->
                        with(Messages.Closing_pruneStopped(deleted), Message.texts(report.problems()).stream());
                });
    }

    private static Stream<String> notDeleted(PruneReport report) {
        return report.results().stream()
                .filter(result -> result.delete() && result.outcome() != Outcome.OK)
                .map(result -> result.backup().name() + ": " + result.sentence());
    }
}
