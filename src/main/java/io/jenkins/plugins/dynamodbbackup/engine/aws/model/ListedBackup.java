package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * One on-demand backup as ListBackups shows it (spec 1.1). Status and type stay text, so that a value this version does
 * not know survives instead of failing.
 *
 * @param tableName name of the table it was made of, which may be gone or made anew since
 * @param tableId AWS's identifier of the table: a new table of the same name has another one
 * @param arn the only thing that identifies a backup; names are not unique
 * @param createdAt time of the CreateBackup request by AWS's clock, in milliseconds
 * @param status CREATING, AVAILABLE or DELETED
 * @param type USER, SYSTEM or AWS_BACKUP
 * @param sizeBytes copied from table statistics that lag about six hours: 0 for a young table, so never a sign of failure
 */
public record ListedBackup(
        String tableName,
        Optional<String> tableId,
        Optional<String> tableArn,
        String arn,
        String name,
        Instant createdAt,
        String status,
        String type,
        long sizeBytes) {

    public static final String AVAILABLE = "AVAILABLE";
    public static final String DELETED = "DELETED";
    public static final String CREATING = "CREATING";
    public static final String USER = "USER";

    /** Newest first; the ARN decides between backups of one millisecond, so that the order is always the same. */
    public static final Comparator<ListedBackup> NEWEST_FIRST = Comparator.comparing(ListedBackup::createdAt)
            .thenComparing(ListedBackup::arn)
            .reversed();

    /** Whether AWS says that a table can be restored from it. */
    public boolean available() {
        return AVAILABLE.equals(status);
    }
}
