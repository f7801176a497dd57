package io.jenkins.plugins.dynamodbbackup.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top-level command. */
@Command(
        name = DynamoDbBackup.NAME,
        versionProvider = Version.class,
        description = "Backs up, restores and compares Amazon DynamoDB tables and prunes their backups.",
        customSynopsis = "dynamodb-backup COMMAND [OPTIONS]",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  # List all backups",
            "  dynamodb-backup list --region eu-west-1",
            "  # Back up all tables whose name begins with orders-, and wait until they are AVAILABLE",
            "  dynamodb-backup backup --tables 'orders-*' --region eu-west-1",
            "  # Restore the newest good backup of a table to a new table",
            "  dynamodb-backup restore --table orders --backup latest --region eu-west-1",
            "",
            "For the help of a command, run 'dynamodb-backup COMMAND --help'. For completion in bash or zsh:",
            "source <(dynamodb-backup completion)"
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
                spec.commandLine(),
                "No command is given: use backup, restore, prune, compare, list or settings, such as 'dynamodb-backup list'.");
    }
}
