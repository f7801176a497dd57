package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Writes one item under the condition that it is still as it was read (PutItem, UpdateItem, DeleteItem). Items that have
 * several hundred attributes cannot be checked: see {@link #possible}.
 */
public final class WriteItem {

    /** What became of a write. */
    public sealed interface Result {

        /**
         * @param before what was there until then; empty for no item
         * @param units write capacity units consumed, those of indexes included
         */
        record Written(Optional<Item> before, double units) implements Result {}

        /**
         * It was not as it was read, and was not written.
         *
         * @param now what is there; empty for no item
         */
        record Refused(Optional<Item> now) implements Result {}
    }

    private WriteItem() {}

    /** Whether DynamoDB takes the condition that {@code from} is unchanged, and the change from it to {@code to}. */
    public static boolean possible(Optional<Item> from, Optional<Item> to) {
        return from.map(there -> to.map(wanted -> ItemExpression.canChange(there, wanted))
                        .orElseGet(() -> ItemExpression.canCheck(there)))
                .orElse(true);
    }

    /** Creates the item, unless the table has an item with its key. */
    public static AwsCall<Result> create(String table, Item item) {
        ItemExpression expression = new ItemExpression();
        String condition = expression.absent(item);
        return new AwsCall<>(
                ApiOperation.PUT_ITEM,
                table,
                clients -> result(item, () -> {
                    PutItemResponse answer = clients.dynamoDb()
                            .putItem(request -> request.tableName(table)
                                    .item(item.attributes())
                                    .conditionExpression(condition)
                                    .expressionAttributeNames(expression.names())
                                    .returnValues(ReturnValue.ALL_OLD)
                                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
                    return written(item, answer.attributes(), answer.consumedCapacity());
                }));
    }

    /**
     * Turns the item {@code from} into {@code to}, attribute by attribute: one that neither has and that is added meanwhile
     * stays, and is seen in {@code before}.
     */
    public static AwsCall<Result> update(String table, Item from, Item to) {
        ItemExpression expression = new ItemExpression();
        String condition = expression.unchanged(from, to);
        String change = expression.change(from, to);
        return new AwsCall<>(
                ApiOperation.UPDATE_ITEM,
                table,
                clients -> result(from, () -> {
                    UpdateItemResponse answer = clients.dynamoDb()
                            .updateItem(request -> request.tableName(table)
                                    .key(from.key().attributes())
                                    .updateExpression(change)
                                    .conditionExpression(condition)
                                    .expressionAttributeNames(expression.names())
                                    .expressionAttributeValues(orNull(expression.values()))
                                    .returnValues(ReturnValue.ALL_OLD)
                                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
                    return written(from, answer.attributes(), answer.consumedCapacity());
                }));
    }

    /** Deletes the item. Attributes that are added meanwhile are deleted with it, and are seen in {@code before}. */
    public static AwsCall<Result> delete(String table, Item item) {
        ItemExpression expression = new ItemExpression();
        String condition = expression.unchanged(item);
        return new AwsCall<>(
                ApiOperation.DELETE_ITEM,
                table,
                clients -> result(item, () -> {
                    DeleteItemResponse answer = clients.dynamoDb()
                            .deleteItem(request -> request.tableName(table)
                                    .key(item.key().attributes())
                                    .conditionExpression(condition)
                                    .expressionAttributeNames(expression.names())
                                    .expressionAttributeValues(orNull(expression.values()))
                                    .returnValues(ReturnValue.ALL_OLD)
                                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
                    return written(item, answer.attributes(), answer.consumedCapacity());
                }));
    }

    /** AWS refuses an empty map. */
    private static Map<String, AttributeValue> orNull(Map<String, AttributeValue> values) {
        return values.isEmpty() ? null : values;
    }

    private static Result result(Item item, Supplier<Result> write) {
        try {
            return write.get();
        } catch (ConditionalCheckFailedException refused) {
            return new Result.Refused(there(item, refused.item()));
        }
    }

    private static Result written(Item item, Map<String, AttributeValue> before, ConsumedCapacity capacity) {
        return new Result.Written(there(item, before), capacity == null ? 0 : capacity.capacityUnits());
    }

    private static Optional<Item> there(Item like, Map<String, AttributeValue> attributes) {
        return attributes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Item.of(attributes, List.copyOf(like.key().attributes().keySet())));
    }
}
