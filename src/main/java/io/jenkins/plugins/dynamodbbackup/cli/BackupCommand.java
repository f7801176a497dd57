package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.report.BackupView;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.cli.run.Shell;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupOperation;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupProgress;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupRequest;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dynamodb-backup backup}. */
@Command(
        name = "backup",
        customSynopsis = {
            "dynamodb-backup backup --tables NAME... [OPTIONS]",
            "       dynamodb-backup backup --resume FILE"
        },
        descriptionHeading = "%n",
        description = {
            "Creates an on-demand backup of every selected table. The run finishes when AWS reports every backup"
                    + " as AVAILABLE. A table that fails does not stop the others."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  # Back up all tables of the region; fail if there are fewer than 10",
            "  dynamodb-backup backup --tables '*' --min-tables 10 --region eu-west-1",
            "  # Back up two tables with a custom backup name",
            "  dynamodb-backup backup --tables orders --tables invoices --backup-name 'before-release-${TABLE}'",
            "  # Back up all production tables except caches, with JSON output",
            "  dynamodb-backup backup --tables '*' --exclude '*-cache' --tags stage=production --output json"
        })
final class BackupCommand extends OperationCommand<BackupRequest, BackupProgress, BackupReport> {

    @Mixin(name = "Tables")
    private TableOptions tables = new TableOptions();

    @Mixin(name = "How")
    private How how = new How();

    /** The options of the backups. */
    static final class How {

        @Option(
                names = "--min-tables",
                paramLabel = "COUNT",
                converter = Choices.Count.class,
                description = "Fail if fewer tables are selected. This detects a mistyped pattern. Default: 1.")
        private int minTables = 1;

        @Option(
                names = "--backup-name",
                paramLabel = "TEMPLATE",
                description = "Name of the backups. Can contain ${TABLE}, ${TIMESTAMP} (UTC) and environment variables"
                        + " such as ${USER}. Use single quotes so that the shell does not expand it. Default:"
                        + " '${TABLE}${TIMESTAMP}'.")
        private String backupName = BackupRequest.DEFAULT_NAME;

        @Option(
                names = "--timeout-minutes",
                paramLabel = "MINUTES",
                converter = Choices.Count.class,
                description = "Time within which all backups must be AVAILABLE, from the start. Default: 60.")
        private int timeoutMinutes = (int) BackupRequest.DEFAULT_TIMEOUT.toMinutes();

        @Option(
                names = "--wait",
                negatable = true,
                defaultValue = "true",
                fallbackValue = "true",
                description = "Wait until the backups are AVAILABLE (default). With --no-wait, the run ends when AWS"
                        + " has accepted the requests. The result is then REQUESTED: the backups are not confirmed"
                        + " AVAILABLE.")
        private boolean wait = true;

        @Option(
                names = "--save-settings",
                negatable = true,
                defaultValue = "true",
                fallbackValue = "true",
                description =
                        "Save the settings of each table that its backup does not hold, such as time to live, tags"
                                + " and auto scaling (default), so that a restore can apply them. With --no-save-settings they"
                                + " are neither read nor saved.")
        private boolean saveSettings = true;

        @Option(
                names = "--on-partial-failure",
                paramLabel = "RESULT",
                converter = Choices.PartialFailures.class,
                completionCandidates = Choices.PartialFailures.class,
                description =
                        "Result of the report if some tables fail, but not all: FAILURE (default) or UNSTABLE. The exit"
                                + " code is 3 in both cases.")
        private OnPartialFailure onPartialFailure = OnPartialFailure.FAILURE;
    }

    BackupCommand(Shell shell, Engine engine) {
        super(shell, engine, BackupOperation.KIND, new BackupView());
    }

    @Override
    BackupRequest request() throws BadRequestException {
        return new BackupRequest(
                tables.named(how.minTables),
                how.backupName,
                Duration.ofMinutes(how.timeoutMinutes),
                how.wait,
                how.onPartialFailure,
                how.saveSettings);
    }
}
