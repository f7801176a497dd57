package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

/** How the requests on a table are paid for; the names are DynamoDB's. */
public enum CapacityMode {
    PROVISIONED,
    PAY_PER_REQUEST
}
