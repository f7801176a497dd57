package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Query of the items of one partition key value, page by page, as {@link ScanItems} reads a segment. */
public final class QueryItems {

    private QueryItems() {}

    /**
     * @param keyNames the names of the key attributes, the partition key first
     * @param value of the partition key: a string, or a number if it reads as one and {@code number} is true
     * @param from behind this key; empty for the beginning
     * @param most items of the page
     */
    public static AwsCall<ItemPage> page(
            String table, List<String> keyNames, boolean number, String value, Optional<ItemKey> from, int most) {
        QueryRequest query = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("#k = :v")
                .expressionAttributeNames(Map.of("#k", keyNames.get(0)))
                .expressionAttributeValues(
                        Map.of(":v", number ? AttributeValue.fromN(value) : AttributeValue.fromS(value)))
                .limit(most)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .exclusiveStartKey(from.map(ItemKey::attributes).orElse(null))
                .build();
        return new AwsCall<>(ApiOperation.QUERY, table, clients -> {
            QueryResponse page = clients.dynamoDb().query(query);
            return ItemPage.of(
                    page.items(), keyNames, page.scannedCount(), page.consumedCapacity(), page.lastEvaluatedKey());
        });
    }
}
