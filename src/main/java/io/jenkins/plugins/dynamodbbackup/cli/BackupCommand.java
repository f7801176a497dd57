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
            "Makes an on-demand backup of every selected table. The run is done when AWS reports every one of them"
                    + " AVAILABLE. One table that fails does not stop the others."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  # All tables of the region, 10 at least, else it is a failure",
            "  dynamodb-backup backup --tables '*' --min-tables 10 --region eu-west-1",
            "  # Two tables under a name that says why",
            "  dynamodb-backup backup --tables orders --tables invoices --backup-name 'before-release-${TABLE}'",
            "  # All production tables but the caches, for a program to read",
            "  dynamodb-backup backup --tables '*' --exclude '*-cache' --tags stage=production --output json"
        })
final class BackupCommand extends OperationCommand<BackupRequest, BackupProgress, BackupReport> {

    @Mixin(name = "Which tables")
    private TableOptions tables = new TableOptions();

    @Mixin(name = "How")
    private How how = new How();

    /** How the backups are made. */
    static final class How {

        @Option(
                names = "--min-tables",
                paramLabel = "COUNT",
                converter = Choices.Count.class,
                description =
                        "Fewer selected tables are a failure, so that a mistyped pattern does not pass. Default: 1.")
        private int minTables = 1;

        @Option(
                names = "--backup-name",
                paramLabel = "TEMPLATE",
                description = "Name of the backups, with ${TABLE}, ${TIMESTAMP} (UTC) and environment variables such as"
                        + " ${USER}. Single quotes keep the shell away from it. Default: '${TABLE}${TIMESTAMP}'.")
        private String backupName = BackupRequest.DEFAULT_NAME;

        @Option(
                names = "--timeout-minutes",
                paramLabel = "MINUTES",
                converter = Choices.Count.class,
                description = "Until all backups must be AVAILABLE, from the start on. Default: 60.")
        private int timeoutMinutes = (int) BackupRequest.DEFAULT_TIMEOUT.toMinutes();

        @Option(
                names = "--wait",
                negatable = true,
                defaultValue = "true",
                fallbackValue = "true",
                description = "Wait until the backups are AVAILABLE (default). With --no-wait the run ends when AWS has"
                        + " taken the requests: the result is then REQUESTED, and nobody has seen a backup that works.")
        private boolean wait = true;

        @Option(
                names = "--on-partial-failure",
                paramLabel = "RESULT",
                converter = Choices.PartialFailures.class,
                completionCandidates = Choices.PartialFailures.class,
                description =
                        "What the report calls a run in which some, but not all tables failed: FAILURE (default) or"
                                + " UNSTABLE. The exit code is 3 in both cases.")
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
                how.onPartialFailure);
    }
}
