package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.report.Format;
import picocli.CommandLine.Option;

/** The format of the output. */
final class OutputOptions {

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            converter = Choices.Formats.class,
            completionCandidates = Choices.Formats.class,
            description = "Format of the report on standard output: text (default) or json (one document).")
    private Format format = Format.TEXT;

    @Option(names = "--debug", description = "Show the stack trace of an unexpected error.")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    Format format() {
        return format;
    }
}
