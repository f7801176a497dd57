package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.report.RestoreView;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.cli.run.Shell;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Share;
import io.jenkins.plugins.dynamodbbackup.engine.compare.WorkLimits;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.live.RestoreKind;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.Rollback;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dynamodb-backup restore}. */
@Command(
        name = "restore",
        customSynopsis = {
            "dynamodb-backup restore --table NAME --backup latest|NAME [OPTIONS]",
            "       dynamodb-backup restore --table NAME --before TIME [OPTIONS]",
            "       dynamodb-backup restore --table NAME --point-in-time latest|TIME [OPTIONS]",
            "       dynamodb-backup restore --backup-arn ARN [OPTIONS]",
            "       dynamodb-backup restore --resume FILE"
        },
        descriptionHeading = "%n",
        description = {
            "Restores a backup or a point in time to a new table, or with --mode the items of the live table. Without --mode,"
                    + " existing tables are never changed. The run finishes when the new table is ACTIVE and has passed"
                    + " verification. This can take hours."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  # Restore the newest good backup, as orders-restored-TIME",
            "  dynamodb-backup restore --table orders --backup latest --region eu-west-1",
            "  # Restore the newest backup from before 16:00 UTC, and compare the item counts",
            "  dynamodb-backup restore --table orders --before 2026-11-22T16:00:00Z --verify count",
            "  # Restore the table as it was at 16:00 UTC, by its point-in-time recovery",
            "  dynamodb-backup restore --table orders --point-in-time 2026-11-22T16:00:00Z",
            "  # Only show what would be restored",
            "  dynamodb-backup restore --table orders --backup latest --dry-run",
            "  # Restore quickly and at low cost to look up data: without indexes, on-demand",
            "  dynamodb-backup restore --table orders --backup latest --target-table orders-look --indexes none \\",
            "      --billing-mode PAY_PER_REQUEST",
            "  # Bring back the items of one customer in the live table",
            "  dynamodb-backup restore --table orders --before 2026-11-22T16:00:00Z --mode inPlace \\",
            "      --keys customer-17 --confirm orders",
            "  # Prove that the newest backup can be restored",
            "  dynamodb-backup restore --table orders --backup latest --drill --verify full"
        })
final class RestoreCommand extends OperationCommand<RestoreRequest, RestoreProgress, RestoreReport> {

    @Mixin(name = "Source (one of the forms above)")
    private SourceOptions source = new SourceOptions();

    @Mixin(name = "New table")
    private TargetOptions target = new TargetOptions();

    @Mixin(name = "Live table and items")
    private Items items = new Items();

    @Mixin(name = "The run")
    private How how = new How();

    /** What is done to a live table, and how fast items are read and written. */
    static final class Items {

        @Option(
                names = "--confirm",
                paramLabel = "NAME",
                description =
                        "Name of the live table to change. Required with --mode inPlace and replace, as a safeguard.")
        private String confirm;

        @Option(
                names = "--keys",
                paramLabel = "KEY",
                description =
                        "With --mode inPlace: only items with this partition key, or whose partition key begins with"
                                + " it: 'customer-*'. Repeatable.")
        private List<String> keys = new ArrayList<>();

        @Option(
                names = "--read-units",
                paramLabel = "UNITS",
                converter = Choices.Count.class,
                description = "Most read capacity units per second that a comparison consumes of each table. Default: a"
                        + " quarter of the provisioned capacity; 1000 for on-demand tables.")
        private Integer readUnits;

        @Option(
                names = "--write-units",
                paramLabel = "UNITS",
                converter = Choices.Count.class,
                description =
                        "Most write capacity units per second that --mode inPlace consumes. Default: as for reads.")
        private Integer writeUnits;

        @Option(
                names = "--share",
                paramLabel = "K/N",
                description = "With --verify full: compare only the k-th of n shares of the items. Default: 1/1.")
        private String share = Share.ALL.toString();

        @Option(
                names = "--differences",
                paramLabel = "FOLDER",
                converter = Choices.File.class,
                description =
                        "Folder for the lists of the differences and of the items that were left, one line of JSON"
                                + " each. Default: the current directory.")
        private Path differences = Path.of("");

        @Option(
                names = "--drill",
                description =
                        "Restore to a scratch table, verify it, show how long it took, and delete it in every case.")
        private boolean drill;

        WorkLimits limits() throws BadRequestException {
            return new WorkLimits(Optional.ofNullable(readUnits), Optional.ofNullable(writeUnits), Share.parse(share));
        }
    }

    /** The verification, the timeout and the dry run. */
    static final class How {

        @Option(
                names = "--mode",
                paramLabel = "MODE",
                converter = Choices.RestoreModes.class,
                completionCandidates = Choices.RestoreModes.class,
                description =
                        "new (default): restores to a new table. inPlace: makes the items of the live table equal to those"
                                + " of the backup, and writes only the differences; requires --confirm. replace: deletes"
                                + " the live table and restores it under its name; requires --confirm. settings: applies"
                                + " the settings of the original to a table that was restored before; requires"
                                + " --target-table.")
        private RestoreRequest.Mode mode = RestoreRequest.Mode.NEW;

        @Option(
                names = "--settings",
                paramLabel = "all|none|NAME",
                split = ",",
                description =
                        "Settings that the backup does not hold and that are applied after the restore: all (default),"
                                + " none, or names such as ttl,tags. Repeatable.")
        private List<String> settings = new ArrayList<>();

        @Option(
                names = "--verify",
                paramLabel = "LEVEL",
                converter = Choices.VerifyLevels.class,
                completionCandidates = Choices.VerifyLevels.class,
                description =
                        "Verification of the new table. none: not verified. schema (default): keys, indexes, billing"
                                + " mode, capacity and encryption are compared with the backup. count: schema, and the"
                                + " number of items is compared with the live table (scans of both, which consume read"
                                + " capacity). sample:N: schema, and N items are compared with the live table. full:"
                                + " schema, and all items are compared with the live table.")
        private VerifyLevel verify = VerifyLevel.SCHEMA;

        @Option(
                names = "--timeout-minutes",
                paramLabel = "MINUTES",
                converter = Choices.Count.class,
                description = "Time within which the new table must be ACTIVE and verified. Default: 720.")
        private int timeoutMinutes = (int) RestoreRequest.DEFAULT_TIMEOUT.toMinutes();

        @Option(
                names = "--dry-run",
                description =
                        "Only show what would be restored, and whether the name of the new table is free. Nothing is"
                                + " requested from AWS. With --mode inPlace: restore to a temporary table, compare, show"
                                + " the plan, and write nothing.")
        private boolean dryRun;
    }

    RestoreCommand(Shell shell, Engine engine) {
        super(shell, engine, RestoreKind.KIND, new RestoreView());
    }

    @Override
    RestoreRequest request() throws BadRequestException {
        return new RestoreRequest(
                source.source(),
                source.region(),
                target.table(),
                target.overrides(),
                how.verify,
                Duration.ofMinutes(how.timeoutMinutes),
                how.dryRun,
                how.mode,
                SettingsChoice.of(how.settings),
                new Rollback(Optional.ofNullable(items.confirm), items.keys),
                items.limits(),
                items.drill);
    }

    @Override
    Path files() {
        return items.differences;
    }
}
