package io.jenkins.plugins.dynamodbbackup.cli.report;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;

/** How a kind of report is rendered. */
public interface ReportView<R> {

    /** Text for people. */
    String text(R report);

    /** A value for programs; its JSON has the documented keys. */
    Object json(R report);

    Verdict verdict(R report);

    /** See {@link ExitCode}. */
    int exitCode(R report);
}
