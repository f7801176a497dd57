package io.jenkins.plugins.dynamodbbackup.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that holds the others. */
@Command(
        name = DynamoDbBackup.NAME,
        versionProvider = Version.class,
        description = "Backs up Amazon DynamoDB tables, restores them, and prunes old backups.",
        customSynopsis = "dynamodb-backup COMMAND [OPTIONS]",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  # What is there?",
            "  dynamodb-backup list --region eu-west-1",
            "  # Back up all tables whose name begins with orders-, and wait until they are AVAILABLE",
            "  dynamodb-backup backup --tables 'orders-*' --region eu-west-1",
            "  # Bring the last good state of a table back, as a new table beside it",
            "  dynamodb-backup restore --table orders --backup latest --region eu-west-1",
            "",
            "'dynamodb-backup COMMAND --help' explains a command. For completion of commands and options in bash or",
            "zsh: source <(dynamodb-backup completion)"
        })
final class DynamoDbBackup implements Runnable {

    static final String NAME = "dynamodb-backup";

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: backup, restore, prune or list, such as 'dynamodb-backup list'.");
    }
}
