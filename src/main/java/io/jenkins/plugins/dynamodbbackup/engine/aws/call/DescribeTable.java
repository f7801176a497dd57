package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
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
