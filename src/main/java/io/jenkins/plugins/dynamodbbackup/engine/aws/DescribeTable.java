package io.jenkins.plugins.dynamodbbackup.engine.aws;

import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;

/** DescribeTable. */
public final class DescribeTable {

    private DescribeTable() {}

    public static AwsCall<TableDetails> of(String table) {
        DescribeTableRequest request =
                DescribeTableRequest.builder().tableName(table).build();
        return new AwsCall<>(
                ApiOperation.DESCRIBE_TABLE,
                table,
                clients -> SdkValues.table(
                        clients.dynamoDb().describeTable(request).table()));
    }
}
