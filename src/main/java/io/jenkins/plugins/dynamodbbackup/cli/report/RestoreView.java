package io.jenkins.plugins.dynamodbbackup.cli.report;

import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.Verification;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsReport;

/** A restore: the new table, its backup, the findings of the verification, and a closing line. */
public final class RestoreView implements ReportView<RestoreReport> {

    private static final String INDENT = " ".repeat(14);

    @Override
    public String text(RestoreReport report) {
        StringBuilder text = new StringBuilder();
        // Without an ARN this run created no table of that name, and another table may have it.
        String label = report.targetArn().isPresent() ? "Table" : "Target table";
        report.targetTable().ifPresent(table -> line(text, label, table));
        report.targetArn().ifPresent(arn -> line(text, "", arn));
        report.source().ifPresent(source -> source(text, source));
        report.preview().forEach(line -> line(text, "Preview", OptionRendering.in(line)));
        report.verification().ifPresent(check -> verification(text, check));
        report.settings().ifPresent(settings -> settings(text, settings));
        items(text, report.mode());
        report.notes().forEach(note -> line(text, "Note", OptionRendering.in(note)));
        if (!text.isEmpty()) {
            text.append('\n');
        }
        return text.append(closing(report)).append('\n').toString();
    }

    private static void source(StringBuilder text, ChosenSource source) {
        String table = source.table().name();
        if (source instanceof ChosenSource.Backup) {
            line(text, "From backup", source.label() + " of " + table + ", created " + Times.iso(source.time()));
        } else {
            line(text, "From table", table + " as of " + Times.iso(source.time()));
        }
        line(text, "", source.arn());
    }

    private static void verification(StringBuilder text, Verification check) {
        line(text, "Verification", check.level().word() + ": " + OptionRendering.in(check.message()));
        check.findings().forEach(finding -> line(text, "", "- " + OptionRendering.in(finding)));
    }

    private static void items(StringBuilder text, ModeReport mode) {
        mode.safetyBackup().ifPresent(backup -> {
            line(text, "Safety backup", backup.name());
            line(text, "", backup.arn());
        });
        mode.comparison().ifPresent(found -> {
            line(
                    text,
                    "Comparison",
                    found.items() + " items compared: " + found.missing() + " missing, " + found.extra() + " extra, "
                            + found.changed() + " changed");
            found.examples().forEach(item -> line(text, "", "- " + item.kind() + " " + item.key()));
            found.file().filter(file -> found.differences() > 0).ifPresent(file -> line(text, "", file));
        });
        mode.plan()
                .ifPresent(plan -> line(
                        text,
                        "Plan",
                        plan.puts() + " puts, " + plan.deletes() + " deletes, about " + plan.writeUnits()
                                + " write units"));
        mode.written().ifPresent(done -> {
            line(text, "Written", done.written() + " put, " + done.deleted() + " deleted, " + done.left() + " left");
            done.examples()
                    .forEach(item -> line(text, "", "- left " + item.key() + ": " + OptionRendering.in(item.why())));
            done.file().filter(file -> done.left() > 0).ifPresent(file -> line(text, "", file));
        });
        mode.drill().ifPresent(drill -> line(text, "Recovery time", Times.span(drill.recovery())));
        mode.copy()
                .filter(ModeReport.Copy::exists)
                .ifPresent(copy -> line(text, "Temporary", copy.table() + " still exists"));
    }

    private static void settings(StringBuilder text, SettingsReport settings) {
        line(text, "Settings", OptionRendering.in(settings.source()));
        settings.table().lines(OptionRendering.OPTIONS).forEach(row -> line(text, "", row));
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append(label)
                .append(INDENT.substring(label.length()))
                .append(OneLine.of(value))
                .append('\n');
    }

    private static String closing(RestoreReport report) {
        String verb =
                switch (report.verdict()) {
                    case SUCCESS -> "Done";
                    case REQUESTED -> "Requested; not waited for";
                    case UNSTABLE -> "Partly done";
                    case FAILURE -> report.partial() ? "Partly done" : failed(report.outcome());
                    case ABORTED -> "Stopped";
                };
        return verb + " after " + Times.span(report.startedAt(), report.finishedAt()) + " in " + report.region() + ": "
                + OptionRendering.in(report.message());
    }

    private static String failed(Outcome outcome) {
        return outcome == Outcome.TIMED_OUT ? "Timed out" : "Failed";
    }

    @Override
    public Object json(RestoreReport report) {
        return RestoreDocument.of(report);
    }

    @Override
    public Verdict verdict(RestoreReport report) {
        return report.verdict();
    }

    @Override
    public int exitCode(RestoreReport report) {
        return ExitCode.of(report.verdict(), report.partial());
    }
}
