package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** Scan of one segment of a table, page by page. Contents are reduced to digests on the thread of the call. */
public final class ScanItems {

    private ScanItems() {}

    /**
     * @param keyNames the names of the key attributes
     * @param segment from 0 to {@code segments - 1}
     */
    public static AwsCall<ItemPage> page(
            String table, List<String> keyNames, int segment, int segments, ItemPage.Cursor from) {
        ScanRequest request = ScanRequest.builder()
                .tableName(table)
                .segment(segment)
                .totalSegments(segments)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .exclusiveStartKey(from.key().isEmpty() ? null : from.key())
                .build();
        return new AwsCall<>(ApiOperation.SCAN, table, clients -> {
            ScanResponse page = clients.dynamoDb().scan(request);
            return new ItemPage(
                    page.items().stream()
                            .map(attributes -> Item.of(attributes, keyNames))
                            .map(item -> new ItemPage.Seen(item.key(), item.digest()))
                            .toList(),
                    page.consumedCapacity() == null
                            ? 0
                            : page.consumedCapacity().capacityUnits(),
                    new ItemPage.Cursor(page.lastEvaluatedKey()));
        });
    }
}
