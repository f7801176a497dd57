package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyedTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;

/** DescribeTable. */
public final class DescribeTable {

    private DescribeTable() {}

    public static AwsCall<TableDetails> of(String table) {
        return new AwsCall<>(
                ApiOperation.DESCRIBE_TABLE,
                table,
                clients -> SdkValues.table(clients.dynamoDb()
                        .describeTable(request -> request.tableName(table))
                        .table()));
    }

    /** The same with the types of the key. */
    public static AwsCall<KeyedTable> keyed(String table) {
        return new AwsCall<>(
                ApiOperation.DESCRIBE_TABLE,
                table,
                clients -> SdkValues.keyedTable(clients.dynamoDb()
                        .describeTable(request -> request.tableName(table))
                        .table()));
    }
}
