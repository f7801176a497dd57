package io.jenkins.plugins.dynamodbbackup.cli.report;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneResult;
import java.time.Duration;

/** A prune: a row for every backup with why it stays or goes, a sentence for each that could not be deleted. */
public final class PruneView implements ReportView<PruneReport> {

    private static final int KEPT_LISTED = 500;

    @Override
    public String text(PruneReport report) {
        StringBuilder text = new StringBuilder();
        TextTable table = new TextTable("TABLE", "BACKUP", "CREATED (UTC)", "AGE", "SIZE", "RESULT", "WHY");
        int kept = report.kept().size();
        report.results().stream()
                .filter(result -> result.delete() || kept <= KEPT_LISTED)
                .forEach(result -> row(table, result, report));
        if (!table.empty()) {
            text.append(table).append('\n');
        }
        StringBuilder sentences = new StringBuilder();
        if (kept > KEPT_LISTED) {
            sentences.append(kept).append(" backups that stay are not shown; --output json lists them all.\n");
        }
        report.problems()
                .forEach(problem -> sentences
                        .append("Problem: ")
                        .append(OptionWords.in(problem))
                        .append('\n'));
        sentences.append(Words.warnings(report.warnings()));
        report.results().stream()
                .filter(result -> notDone(result, report.dryRun()))
                .forEach(result -> sentences
                        .append(result.backup().tableName())
                        .append(", ")
                        .append(result.backup().name())
                        .append(": ")
                        .append(OptionWords.in(result.sentence()))
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
                Words.time(result.backup().createdAt()),
                Words.age(Duration.between(result.backup().createdAt(), report.startedAt())),
                Words.size(result.backup().sizeBytes()),
                word(result, report.dryRun()),
                OptionWords.in(result.reason()));
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
            case REQUESTED, UNCONFIRMED -> "asked for";
            case SKIPPED -> "left";
            case FAILED, TIMED_OUT -> "FAILED";
        };
    }

    private static boolean notDone(PruneResult result, boolean dryRun) {
        return result.delete() && result.outcome() != Outcome.OK && !dryRun;
    }

    private static String closing(PruneReport report) {
        String sums =
                report.deleted().size() + " of " + Words.count(report.results().size(), "backup");
        if (report.dryRun()) {
            String verb = report.verdict() == Verdict.SUCCESS ? "Dry run" : "Dry run, which found problems";
            return verb + ": " + sums + " in " + report.region() + " would be deleted and free "
                    + Words.bytes(report.freedBytes()) + "; nothing was deleted.";
        }
        String verb =
                switch (report.verdict()) {
                    case SUCCESS, REQUESTED -> "Done";
                    case UNSTABLE -> "Partly done";
                    case FAILURE -> report.partial() ? "Partly done" : "Failed";
                    case ABORTED -> "Stopped";
                };
        return verb + ": " + sums + " in " + report.region() + " deleted, " + Words.bytes(report.freedBytes())
                + " freed, within " + Words.took(report.startedAt(), report.finishedAt()) + ".";
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
