package io.jenkins.plugins.dynamodbbackup.cli.report;

import io.jenkins.plugins.dynamodbbackup.engine.compare.Difference;
import io.jenkins.plugins.dynamodbbackup.engine.compare.run.CompareReport;
import io.jenkins.plugins.dynamodbbackup.engine.compare.run.CompareRequest;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.TextTable;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;

/** A comparison: what was read of each table, the first differences, and a closing line. */
public final class CompareView implements ReportView<CompareReport> {

    @Override
    public String text(CompareReport report) {
        CompareRequest request = report.request();
        TextTable table = new TextTable("TABLE", "REGION", "ITEMS READ", "READ UNITS")
                .alignRight(2)
                .alignRight(3);
        table.row(
                request.left(),
                request.leftRegion().orElse(report.region()),
                Argument.quantity(report.counts().left()),
                Argument.quantity(Math.round(report.counts().leftUnits())));
        table.row(
                request.right(),
                request.rightRegion().orElse(report.region()),
                Argument.quantity(report.counts().right()),
                Argument.quantity(Math.round(report.counts().rightUnits())));
        StringBuilder text = new StringBuilder(table.toString(OptionRendering.OPTIONS)).append('\n');
        report.examples()
                .forEach(line -> text.append(
                                OptionRendering.in(Difference.parse(line).message()))
                        .append('\n'));
        long more = report.counts().differences() - report.examples().size();
        if (more > 0) {
            text.append(more).append(" more").append('\n');
        }
        if (!request.fileName().isEmpty()) {
            text.append("All differences: ").append(request.fileName()).append('\n');
        }
        return text.append(report.examples().isEmpty() && request.fileName().isEmpty() ? "" : "\n")
                .append(closing(report))
                .append('\n')
                .toString();
    }

    private static String closing(CompareReport report) {
        String verb =
                switch (report.verdict()) {
                    case SUCCESS, UNSTABLE, REQUESTED -> "Done";
                    case FAILURE -> report.outcome() == Outcome.TIMED_OUT ? "Timed out" : "Failed";
                    case ABORTED -> "Stopped";
                };
        return verb + " after " + Times.span(report.startedAt(), report.finishedAt()) + ": "
                + OptionRendering.in(report.message());
    }

    @Override
    public Object json(CompareReport report) {
        return CompareDocument.of(report);
    }

    @Override
    public Verdict verdict(CompareReport report) {
        return report.verdict();
    }

    /** Tables that differ have the exit code of a partial success. */
    @Override
    public int exitCode(CompareReport report) {
        return ExitCode.of(report.verdict(), false);
    }
}
