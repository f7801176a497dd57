package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.report.Format;
import picocli.CommandLine.Option;

/** How the result is shown. */
final class OutputOptions {

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            converter = Choices.Formats.class,
            completionCandidates = Choices.Formats.class,
            description = "How the report on standard output looks: text (default) or json, which is one document.")
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
