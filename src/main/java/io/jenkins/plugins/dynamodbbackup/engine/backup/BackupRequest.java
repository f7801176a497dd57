package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.time.Duration;

/**
 * What the user asked for: a backup of every selected table.
 *
 * @param backupName template with {@code ${TABLE}}, {@code ${TIMESTAMP}} and environment variables
 * @param timeout until every backup is AVAILABLE, counted from the start of the operation
 * @param waitUntilAvailable whether to wait until AVAILABLE; else the outcome is REQUESTED, never OK
 * @param saveSettings whether to save the settings of the tables, which their backups do not hold
 */
public record BackupRequest(
        TableQuery tables,
        String backupName,
        Duration timeout,
        boolean waitUntilAvailable,
        OnPartialFailure onPartialFailure,
        boolean saveSettings) {

    public static final String DEFAULT_NAME = "${TABLE}${TIMESTAMP}";
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(60);

    /** The defaults of the product for these tables. */
    public static BackupRequest of(TableQuery tables) {
        return new BackupRequest(tables, DEFAULT_NAME, DEFAULT_TIMEOUT, true, OnPartialFailure.FAILURE, true);
    }

    /** With the template in which the variables of the environment have their values. */
    BackupRequest named(String template) {
        return new BackupRequest(tables, template, timeout, waitUntilAvailable, onPartialFailure, saveSettings);
    }
}
