package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** BatchGetItem of up to 100 items of one table, strongly consistent. */
public final class GetItems {

    /** Keys that AWS takes in one call. */
    public static final int MOST = 100;

    /**
     * @param found the items that are there, by their keys
     * @param unprocessed keys that AWS did not look up this time
     * @param units read capacity units consumed
     */
    public record Got(Map<ItemKey, Item> found, List<ItemKey> unprocessed, double units) {}

    private GetItems() {}

    /** @param keys up to {@link #MOST}, each once */
    public static AwsCall<Got> of(String table, List<String> keyNames, Collection<ItemKey> keys) {
        BatchGetItemRequest request = BatchGetItemRequest.builder()
                .requestItems(Map.of(
                        table,
                        KeysAndAttributes.builder()
                                .consistentRead(true)
                                .keys(keys.stream().map(ItemKey::attributes).toList())
                                .build()))
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        return new AwsCall<>(ApiOperation.BATCH_GET_ITEM, table, clients -> {
            BatchGetItemResponse answer = clients.dynamoDb().batchGetItem(request);
            return new Got(
                    answer.responses().getOrDefault(table, List.of()).stream()
                            .map(attributes -> Item.of(attributes, keyNames))
                            .collect(Collectors.toMap(Item::key, Function.identity())),
                    answer.unprocessedKeys().values().stream()
                            .flatMap(left -> left.keys().stream())
                            .map(key -> ItemKey.of(key, keyNames))
                            .toList(),
                    answer.consumedCapacity().stream()
                            .mapToDouble(ItemPage::units)
                            .sum());
        });
    }
}
