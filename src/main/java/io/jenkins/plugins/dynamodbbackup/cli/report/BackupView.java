package io.jenkins.plugins.dynamodbbackup.cli.report;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupCounts;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.message.TextTable;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;

/** A backup run: a row per table, a message per table without a confirmed backup, and a closing line. */
public final class BackupView implements ReportView<BackupReport> {

    @Override
    public String text(BackupReport report) {
        StringBuilder text = new StringBuilder();
        TextTable table = table(report);
        if (!table.empty()) {
            text.append(table).append('\n');
        }
        StringBuilder sentences = new StringBuilder();
        sentences.append(Notices.problems(report.problems())).append(Notices.warnings(report.warnings()));
        report.results().forEach(result -> sentences.append(sentences(result)));
        if (report.results().stream().anyMatch(result -> result.good() && result.sizeBytes() == 0)) {
            sentences.append(Amounts.SIZE_NOTE).append('\n');
        }
        if (!sentences.isEmpty()) {
            text.append(sentences).append('\n');
        }
        return text.append(closing(report)).append('\n').toString();
    }

    private static TextTable table(BackupReport report) {
        TextTable table = new TextTable("TABLE", "RESULT", "BACKUP", "STATUS", "CREATED (UTC)", "SIZE");
        for (BackupResult result : report.results()) {
            table.row(
                    result.table(),
                    result.outcome().name(),
                    result.arn().isPresent() ? result.name() : TextTable.NOTHING,
                    result.status().orElse(TextTable.NOTHING),
                    result.createdAt().map(Times::iso).orElse(TextTable.NOTHING),
                    Amounts.sizeCell(result.sizeBytes()));
        }
        return table;
    }

    private static String sentences(BackupResult result) {
        StringBuilder text = new StringBuilder();
        if (!result.good()) {
            text.append(OneLine.of(result.table()))
                    .append(": ")
                    .append(OptionRendering.in(result.message()))
                    .append('\n');
            result.arn()
                    .filter(arn -> !result.message().arguments().contains(Argument.arn(arn)))
                    .ifPresent(arn -> text.append("  ").append(OneLine.of(arn)).append('\n'));
        }
        if (!result.duplicates().isEmpty()) {
            text.append(OneLine.of(result.table()))
                    .append(
                            ": a request got no response; other backups with the same name, created by that request or another run: ")
                    .append(OneLine.of(String.join(", ", result.duplicates())))
                    .append('\n');
        }
        return text.toString();
    }

    private static String closing(BackupReport report) {
        BackupCounts counts = report.counts();
        String where = " in " + report.region() + " within " + Times.span(report.startedAt(), report.finishedAt());
        if (report.results().isEmpty()) {
            return (report.verdict() == Verdict.ABORTED ? "Stopped" : "Failed") + ": nothing was backed up" + where
                    + ".";
        }
        return switch (report.verdict()) {
            case SUCCESS -> "Done: " + counts.message() + where + "; AWS reports every backup AVAILABLE.";
            case REQUESTED ->
                "Requested: " + Amounts.count(counts.good(), "backup") + where + "; not confirmed AVAILABLE.";
            case UNSTABLE -> "Partly done: " + counts.message() + where + problems(report) + ".";
            case FAILURE ->
                (report.partial() ? "Partly done: " : "Failed: ") + counts.message() + where + problems(report) + ".";
            case ABORTED ->
                "Stopped" + where + ": " + counts.message() + "; AWS completes the requests that it has accepted.";
        };
    }

    /** A run can have problems even if every selected table is backed up. */
    private static String problems(BackupReport report) {
        int number = report.problems().size();
        return number == 0 ? "" : ", with " + Amounts.count(number, "problem") + " listed above";
    }

    @Override
    public Object json(BackupReport report) {
        return BackupDocument.of(report);
    }

    @Override
    public Verdict verdict(BackupReport report) {
        return report.verdict();
    }

    @Override
    public int exitCode(BackupReport report) {
        return ExitCode.of(report.verdict(), report.partial());
    }
}
