package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.report.PruneView;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.cli.run.Shell;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneOperation;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneProgress;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dynamodb-backup prune}. */
@Command(
        name = "prune",
        customSynopsis = {
            "dynamodb-backup prune --tables NAME... --keep-last COUNT [OPTIONS]",
            "       dynamodb-backup prune --tables NAME... --keep-days DAYS [OPTIONS]",
            "       dynamodb-backup prune --resume FILE"
        },
        descriptionHeading = "%n",
        description = {
            "Deletes the backups of the selected tables that no rule keeps. At least one rule is required. The plan"
                    + " is complete before the first backup is deleted. The report gives the reason for each backup"
                    + " that is kept or deleted. Backups created by AWS (types SYSTEM and AWS_BACKUP) are always kept."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  # Show what would be deleted",
            "  dynamodb-backup prune --tables '*' --keep-last 7 --dry-run --region eu-west-1",
            "  # Keep 30 days, at least 3 backups per table, and all backups before a release",
            "  dynamodb-backup prune --tables '*' --keep-days 30 --min-keep 3 --protect 'before-release-*'",
            "  # Prune backups with custom names",
            "  dynamodb-backup prune --tables orders --keep-last 10 --name-pattern 'nightly-*'"
        })
final class PruneCommand extends OperationCommand<PruneRequest, PruneProgress, PruneReport> {

    @Mixin(name = "Tables")
    private TableOptions tables = new TableOptions();

    @Mixin(name = "Retention (a backup is kept if any rule keeps it)")
    private KeepOptions keep = new KeepOptions();

    @Mixin(name = "Deletion")
    private Scope scope = new Scope();

    /** The backups that a prune can delete. */
    static final class Scope {

        @Option(
                names = "--name-pattern",
                paramLabel = "PATTERN",
                description = "Only prune backups whose names match this glob or 'regex:...'. Default: names that"
                        + " match the default of backup --backup-name.")
        private String namePattern;

        @Option(names = "--all-names", description = "Allow a --name-pattern that matches every name, such as '*'.")
        private boolean allNames;

        @Option(
                names = "--max-deletes",
                paramLabel = "COUNT",
                converter = Choices.Count.class,
                description = "Refuse any plan with more deletions. Default: 100.")
        private int maxDeletes = PruneRequest.DEFAULT_MAX_DELETES;

        @Option(
                names = "--deleted-tables",
                description = "Also prune backups of deleted tables. They can be the only copy of the data.")
        private boolean deletedTables;

        @Option(names = "--dry-run", description = "Show what would be deleted without deleting anything.")
        private boolean dryRun;
    }

    PruneCommand(Shell shell, Engine engine) {
        super(shell, engine, PruneOperation.KIND, new PruneView());
    }

    @Override
    PruneRequest request() throws BadRequestException {
        return new PruneRequest(
                tables.named(1),
                Optional.ofNullable(keep.keepLast),
                Optional.ofNullable(keep.keepDays),
                keep.minKeep,
                Optional.ofNullable(scope.namePattern),
                scope.allNames,
                keep.protect,
                scope.maxDeletes,
                scope.deletedTables,
                scope.dryRun);
    }
}
