package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.SourceChoice;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What to restore: exactly one source, and its region. */
final class SourceOptions {

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description =
                    "Table to restore; requires --backup, --before or --point-in-time. With a backup, it may have been"
                            + " deleted.")
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
            names = "--point-in-time",
            paramLabel = "latest|TIME",
            description = "Restore the table as it was at this time, such as 2026-11-22T16:00:00Z, or at its latest"
                    + " restorable time. Point-in-time recovery must be on.")
    private String pointInTime;

    @Option(
            names = "--backup-arn",
            paramLabel = "ARN",
            description = "ARN of the backup to restore, as shown by 'dynamodb-backup list --arns'.")
    private String backupArn;

    @Option(
            names = "--source-region",
            paramLabel = "REGION",
            description =
                    "Region of the backup or of the table to restore from, if it is not that of the new table. With"
                            + " --backup-arn, the region of the ARN is used.")
    private String sourceRegion;

    Optional<String> region() {
        return Optional.ofNullable(sourceRegion);
    }

    RestoreSource source() throws BadRequestException {
        return new SourceChoice(
                        Optional.ofNullable(backupArn),
                        Optional.ofNullable(table),
                        Optional.ofNullable(backup),
                        Optional.ofNullable(before),
                        Optional.ofNullable(pointInTime))
                .source();
    }
}
