package io.jenkins.plugins.dynamodbbackup.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the completion script for commands, options and their values. */
@Command(
        name = "completion",
        description = "Prints a completion script for bash and zsh.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  # In the current shell",
            "  source <(dynamodb-backup completion)",
            "  # In every new bash",
            "  dynamodb-backup completion > ~/.local/share/bash-completion/completions/dynamodb-backup"
        })
final class CompletionCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public void run() {
        spec.commandLine()
                .getOut()
                .print(AutoComplete.bash(DynamoDbBackup.NAME, spec.root().commandLine()));
        spec.commandLine().getOut().flush();
    }
}
