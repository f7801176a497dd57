package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreSource;
import java.time.Instant;
import picocli.CommandLine.Option;

/** The backup to restore: exactly one source. */
final class SourceOptions {

    private static final String LATEST = "latest";

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
            converter = Choices.Time.class,
            description = "Restore the newest AVAILABLE backup created before this time, such as 2026-11-22T16:00:00Z.")
    private Instant before;

    @Option(
            names = "--backup-arn",
            paramLabel = "ARN",
            description = "ARN of the backup to restore, as shown by 'dynamodb-backup list --arns'.")
    private String backupArn;

    RestoreSource source() throws BadRequestException {
        if (backupArn != null) {
            refuse("table", table);
            refuse("backup", backup);
            refuse("before", before);
            return new RestoreSource.ByArn(backupArn);
        }
        if (table == null) {
            throw new BadRequestException(
                    "table",
                    "No backup is selected: add --table NAME with --backup latest, --backup NAME or --before TIME, or"
                            + " --backup-arn ARN.");
        }
        return ofTable();
    }

    private void refuse(String option, Object value) throws BadRequestException {
        if (value != null) {
            throw new BadRequestException(
                    option, "--" + option + " cannot be combined with --backup-arn: leave one of them out.");
        }
    }

    private RestoreSource ofTable() throws BadRequestException {
        if (backup != null && before != null) {
            throw new BadRequestException(
                    "before", "--before cannot be combined with --backup: leave one of them out.");
        }
        if (before != null) {
            return new RestoreSource.Before(table, before);
        }
        if (backup == null) {
            throw new BadRequestException(
                    "backup", "--table " + table + " needs --backup latest, --backup NAME or --before TIME.");
        }
        return backup.equals(LATEST) ? new RestoreSource.Latest(table) : new RestoreSource.Named(table, backup);
    }
}
