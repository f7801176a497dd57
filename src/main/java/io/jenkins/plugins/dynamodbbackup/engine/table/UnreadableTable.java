package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;

/**
 * A table that the query means or may mean, and about which AWS does not tell what the selection needs: whether it exists,
 * or which tags it carries.
 */
public record UnreadableTable(String table, AwsError error) {}
