package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Scan of one segment of a table, page by page. Contents are reduced to digests on the thread of the call. */
public final class ScanItems {

    private ScanItems() {}

    /**
     * @param keyNames the names of the key attributes, the partition key first
     * @param segment from 0 to {@code segments - 1}
     * @param prefixes only items whose partition key begins with one of them; empty for all
     * @param from behind this key; empty for the beginning of the segment
     * @param most items that the page looks at
     */
    public static AwsCall<ItemPage> page(
            String table,
            List<String> keyNames,
            int segment,
            int segments,
            List<String> prefixes,
            Optional<ItemKey> from,
            int most) {
        ScanRequest.Builder request = ScanRequest.builder()
                .tableName(table)
                .segment(segment)
                .totalSegments(segments)
                .limit(most)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .exclusiveStartKey(from.map(ItemKey::attributes).orElse(null));
        if (!prefixes.isEmpty()) {
            filter(request, keyNames.get(0), prefixes);
        }
        ScanRequest scan = request.build();
        return new AwsCall<>(ApiOperation.SCAN, table, clients -> {
            ScanResponse page = clients.dynamoDb().scan(scan);
            return ItemPage.of(
                    page.items(), keyNames, page.scannedCount(), page.consumedCapacity(), page.lastEvaluatedKey());
        });
    }

    private static void filter(ScanRequest.Builder request, String partitionKey, List<String> prefixes) {
        Map<String, AttributeValue> values = new HashMap<>();
        StringJoiner any = new StringJoiner(" OR ");
        for (String prefix : prefixes) {
            String name = ":p" + values.size();
            values.put(name, AttributeValue.fromS(prefix));
            any.add("begins_with(#k," + name + ")");
        }
        request.filterExpression(any.toString())
                .expressionAttributeNames(Map.of("#k", partitionKey))
                .expressionAttributeValues(values);
    }
}
