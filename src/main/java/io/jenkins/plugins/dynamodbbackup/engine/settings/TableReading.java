package io.jenkins.plugins.dynamodbbackup.engine.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A table as AWS showed it just now.
 *
 * @param description what DescribeTable answered, in AWS's field names
 */
public record TableReading(ObjectNode description, TableSettings settings) {}
