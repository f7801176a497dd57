package io.jenkins.plugins.dynamodbbackup.cli.report;

import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.message.TextTable;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A prune: a row for every backup with why it stays or goes, a sentence for each that could not be deleted. */
public final class PruneView implements ReportView<PruneReport> {

    /** Of each kind of backups that are still there: a plan that is refused may name thousands. */
    private static final int LISTED = 500;

    @Override
    public String text(PruneReport report) {
        StringBuilder text = new StringBuilder();
        TextTable table = new TextTable("TABLE", "BACKUP", "CREATED (UTC)", "AGE", "SIZE", "RESULT", "WHY");
        long kept = report.kept().size();
        long left = report.results().stream().filter(PruneView::left).count();
        report.results().stream()
                .filter(result -> result.delete() || kept <= LISTED)
                .filter(result -> !left(result) || report.dryRun() || left <= LISTED)
                .forEach(result -> row(table, result, report));
        if (!table.empty()) {
            text.append(table.toString(OptionRendering.OPTIONS)).append('\n');
        }
        StringBuilder sentences = new StringBuilder();
        if (kept > LISTED) {
            sentences.append(kept).append(" backups that stay are not shown; --output json lists them all.\n");
        }
        if (left > LISTED && !report.dryRun()) {
            sentences.append(left).append(" backups that were left are not shown; --output json lists them all.\n");
        }
        sentences.append(Notices.problems(report.problems())).append(Notices.warnings(report.warnings()));
        notDone(report)
                .forEach((message, results) -> sentences
                        .append(OneLine.of(which(results)))
                        .append(": ")
                        .append(OptionRendering.in(message))
                        .append('\n'));
        if (!sentences.isEmpty()) {
            text.append(sentences).append('\n');
        }
        return text.append(closing(report)).append('\n').toString();
    }

    private static void row(TextTable table, PruneResult result, PruneReport report) {
        table.row(
                result.backup().tableName(),
                result.backup().name(),
                Times.iso(result.backup().createdAt()),
                Times.age(Duration.between(result.backup().createdAt(), report.startedAt())),
                Amounts.sizeCell(result.backup().sizeBytes()),
                word(result, report.dryRun()),
                result.reason());
    }

    private static String word(PruneResult result, boolean dryRun) {
        if (!result.delete()) {
            return "kept";
        }
        if (dryRun) {
            return "would go";
        }
        return switch (result.outcome()) {
            case OK -> "deleted";
            case REQUESTED, UNCONFIRMED -> "requested";
            case SKIPPED -> "left";
            case FAILED, TIMED_OUT -> "FAILED";
        };
    }

    private static boolean left(PruneResult result) {
        return result.delete() && result.outcome() == Outcome.SKIPPED;
    }

    /** What is still there against the plan, by the reason: one that is shared, such as a refused plan, is said once. */
    private static Map<Message, List<PruneResult>> notDone(PruneReport report) {
        return report.results().stream()
                .filter(result -> result.delete() && result.outcome() != Outcome.OK && !report.dryRun())
                .collect(Collectors.groupingBy(PruneResult::message, LinkedHashMap::new, Collectors.toList()));
    }

    private static String which(List<PruneResult> results) {
        return results.size() > 1
                ? Amounts.count(results.size(), "backup")
                : results.get(0).backup().tableName() + ", "
                        + results.get(0).backup().name();
    }

    private static String closing(PruneReport report) {
        String sums = report.deleted().size() + " of "
                + Amounts.count(report.results().size(), "backup");
        if (report.dryRun()) {
            String verb = report.verdict() == Verdict.SUCCESS ? "Dry run" : "Dry run, which found problems";
            return verb + ": " + sums + " in " + report.region() + " would be deleted and free "
                    + Amounts.size(report.freedBytes()) + "; nothing was deleted.";
        }
        String verb =
                switch (report.verdict()) {
                    case SUCCESS, REQUESTED -> "Done";
                    case UNSTABLE -> "Partly done";
                    case FAILURE -> report.partial() ? "Partly done" : "Failed";
                    case ABORTED -> "Stopped";
                };
        return verb + ": " + sums + " in " + report.region() + " deleted, " + Amounts.size(report.freedBytes())
                + " freed, within " + Times.span(report.startedAt(), report.finishedAt()) + ".";
    }

    @Override
    public Object json(PruneReport report) {
        return PruneDocument.of(report);
    }

    @Override
    public Verdict verdict(PruneReport report) {
        return report.verdict();
    }

    @Override
    public int exitCode(PruneReport report) {
        return ExitCode.of(report.verdict(), report.partial());
    }
}
