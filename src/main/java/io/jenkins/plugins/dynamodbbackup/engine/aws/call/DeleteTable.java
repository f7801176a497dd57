package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;

/** DeleteTable (spec 3.2). It names the table by its name alone: which table that is must be looked at right before. */
public final class DeleteTable {

    private DeleteTable() {}

    /** Answers with the table, DELETING; it is gone when DescribeTable does not find it any more. */
    public static AwsCall<TableDetails> of(String table) {
        return new AwsCall<>(
                ApiOperation.DELETE_TABLE,
                table,
                clients -> SdkValues.table(clients.dynamoDb()
                        .deleteTable(request -> request.tableName(table))
                        .tableDescription()));
    }
}
