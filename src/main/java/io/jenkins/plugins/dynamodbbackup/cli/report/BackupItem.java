package io.jenkins.plugins.dynamodbbackup.cli.report;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import java.time.Instant;

/** One backup in a JSON document. */
record BackupItem(
        String table, String arn, String name, String status, String type, Instant createdAt, long sizeBytes) {

    static BackupItem of(ListedBackup backup) {
        return new BackupItem(
                backup.tableName(),
                backup.arn(),
                backup.name(),
                backup.status(),
                backup.type(),
                backup.createdAt(),
                backup.sizeBytes());
    }
}
