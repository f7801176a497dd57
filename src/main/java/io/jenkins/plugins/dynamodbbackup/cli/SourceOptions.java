package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.SourceChoice;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The backup to restore: exactly one source. */
final class SourceOptions {

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Table whose backup is restored; requires --backup or --before. It may have been deleted.")
    private String table;

    @Option(
            names = "--backup",
            paramLabel = "latest|NAME",
            description = "latest for the newest AVAILABLE backup, or the name of a backup. The name must be unique.")
    private String backup;

    @Option(
            names = "--before",
            paramLabel = "TIME",
            description = "Restore the newest AVAILABLE backup created before this time, such as 2026-11-22T16:00:00Z.")
    private String before;

    @Option(
            names = "--backup-arn",
            paramLabel = "ARN",
            description = "ARN of the backup to restore, as shown by 'dynamodb-backup list --arns'.")
    private String backupArn;

    RestoreSource source() throws BadRequestException {
        return new SourceChoice(
                        Optional.ofNullable(backupArn),
                        Optional.ofNullable(table),
                        Optional.ofNullable(backup),
                        Optional.ofNullable(before))
                .source();
    }
}
