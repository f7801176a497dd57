package io.jenkins.plugins.dynamodbbackup.engine.restore.request;

/** How far a restored table is checked before the restore counts as done. */
public enum VerifyLevel {
    NONE,
    /** Keys, indexes, billing and encryption against what the backup records. */
    SCHEMA,
    /** SCHEMA, and all items counted by a scan: DescribeTable's own count lags about six hours. */
    COUNT
}
