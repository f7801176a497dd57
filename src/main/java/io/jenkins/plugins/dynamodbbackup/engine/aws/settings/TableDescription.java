package io.jenkins.plugins.dynamodbbackup.engine.aws.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;

/** DescribeTable with all that it tells. */
public final class TableDescription {

    private TableDescription() {}

    /** Answers with the TableDescription. */
    public static AwsCall<ObjectNode> of(String table) {
        DescribeTableRequest request =
                DescribeTableRequest.builder().tableName(table).build();
        return JsonCall.of(
                ApiOperation.DESCRIBE_TABLE,
                table,
                clients -> clients.dynamoDb().describeTable(request).table());
    }
}
