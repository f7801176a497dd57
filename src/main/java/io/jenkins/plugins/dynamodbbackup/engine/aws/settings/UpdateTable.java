package io.jenkins.plugins.dynamodbbackup.engine.aws.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** UpdateTable (spec 2.2): one kind of change for each call, and only while the table is ACTIVE. */
public final class UpdateTable {

    private UpdateTable() {}

    /**
     * Answers with the new TableDescription.
     *
     * @param change fields of UpdateTable, such as TableClass; TableName is set here
     * @throws InvalidSettingException when it has other fields
     */
    public static AwsCall<ObjectNode> of(String table, ObjectNode change) {
        UpdateTableRequest request = SdkJson.fill(UpdateTableRequest.builder(), change)
                .tableName(table)
                .build();
        return JsonCall.of(
                ApiOperation.UPDATE_TABLE,
                table,
                clients -> clients.dynamoDb().updateTable(request).tableDescription());
    }
}
