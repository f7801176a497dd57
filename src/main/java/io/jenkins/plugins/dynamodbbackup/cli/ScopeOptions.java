package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import picocli.CommandLine.Option;

/** The backups that a prune can delete. */
final class ScopeOptions {

    @Option(
            names = "--name-pattern",
            paramLabel = "PATTERN",
            description = "Only prune backups whose names match this glob or 'regex:...'. Default: names that"
                    + " match the default of backup --backup-name.")
    String namePattern;

    @Option(names = "--all-names", description = "Allow a --name-pattern that matches every name, such as '*'.")
    boolean allNames;

    @Option(
            names = "--max-deletes",
            paramLabel = "COUNT",
            converter = Choices.Count.class,
            description = "Refuse any plan with more deletions. Default: 100.")
    int maxDeletes = PruneRequest.DEFAULT_MAX_DELETES;

    @Option(
            names = "--deleted-tables",
            description = "Also prune backups of deleted tables. They can be the only copy of the data.")
    boolean deletedTables;

    @Option(names = "--dry-run", description = "Show what would be deleted without deleting anything.")
    boolean dryRun;
}
