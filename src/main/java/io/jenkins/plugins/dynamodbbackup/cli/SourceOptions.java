package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.restore.SourceChoice;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which backup to restore: exactly one source. */
final class SourceOptions {

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Table whose backup is restored, with --backup or --before. It may be gone by now.")
    private String table;

    @Option(
            names = "--backup",
            paramLabel = "latest|NAME",
            description = "latest: the newest AVAILABLE backup; else the backup of this name, if there is only one.")
    private String backup;

    @Option(
            names = "--before",
            paramLabel = "TIME",
            description = "The newest AVAILABLE backup made before this time, such as 2026-11-22T16:00:00Z.")
    private String before;

    @Option(
            names = "--backup-arn",
            paramLabel = "ARN",
            description = "The very backup, as 'dynamodb-backup list --arns' shows it.")
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
