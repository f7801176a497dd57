package io.jenkins.plugins.dynamodbbackup.cli.report;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;

/** How one kind of report is shown. */
public interface ReportView<R> {

    /** For people: lines that read well without any other knowledge. */
    String text(R report);

    /** For programs: a value whose JSON has the keys that are documented. */
    Object json(R report);

    Verdict verdict(R report);

    /** See {@link ExitCode}. */
    int exitCode(R report);
}
