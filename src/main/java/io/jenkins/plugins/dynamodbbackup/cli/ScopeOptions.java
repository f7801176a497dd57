package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import picocli.CommandLine.Option;

/** Which backups a prune may touch at all. */
final class ScopeOptions {

    @Option(
            names = "--name-pattern",
            paramLabel = "PATTERN",
            description = "Only backups whose name matches this glob or 'regex:...'. Default: names made by the default"
                    + " of backup --backup-name.")
    String namePattern;

    @Option(names = "--all-names", description = "Allow a --name-pattern that matches every name, such as '*'.")
    boolean allNames;

    @Option(
            names = "--max-deletes",
            paramLabel = "COUNT",
            converter = Choices.Count.class,
            description = "Refuse a plan that deletes more, as a whole. Default: 100.")
    int maxDeletes = PruneRequest.DEFAULT_MAX_DELETES;

    @Option(
            names = "--deleted-tables",
            description = "Also the backups of tables that are gone. They may be the only copy of the data.")
    boolean deletedTables;

    @Option(names = "--dry-run", description = "Say what would be deleted, and delete nothing.")
    boolean dryRun;
}
