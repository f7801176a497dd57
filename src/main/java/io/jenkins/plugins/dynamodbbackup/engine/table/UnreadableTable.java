package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;

/** A table that the query selects or may select, of which AWS does not tell whether it exists or which tags it has. */
public record UnreadableTable(String table, AwsError error) {}
