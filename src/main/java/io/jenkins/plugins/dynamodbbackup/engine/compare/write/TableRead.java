package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.GetItems;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Item;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemKey;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads items of one table by their keys, until AWS has looked all of them up. */
final class TableRead {

    private static final Duration BETWEEN = Duration.ofMillis(500);

    /**
     * @param items those that are there
     * @param units read capacity units consumed
     */
    record Found(Map<ItemKey, Item> items, double units) {}

    private final WriteCalls calls;
    private final String table;
    private final List<String> keyNames;
    private final Consumer<Answer<Found>> then;
    private final Map<ItemKey, Item> items = new HashMap<>();
    private double units;

    TableRead(WriteCalls calls, String table, List<String> keyNames, Consumer<Answer<Found>> then) {
        this.calls = calls;
        this.table = table;
        this.keyNames = keyNames;
        this.then = then;
    }

    /** @param keys up to {@link GetItems#MOST}, each once */
    void submit(List<ItemKey> keys) {
        calls.submit(
                GetItems.of(table, keyNames, keys),
                answer -> answer.handle(this::took, error -> then.accept(Answer.failed(error))));
    }

    private void took(GetItems.Got got) {
        items.putAll(got.found());
        units += got.units();
        if (got.unprocessed().isEmpty()) {
            then.accept(new Answer.Value<>(new Found(items, units)));
        } else if (calls.now().plus(BETWEEN).isBefore(calls.until())) {
            calls.after(got.found().isEmpty() ? BETWEEN : Duration.ZERO, () -> submit(got.unprocessed()));
        } else {
            then.accept(Answer.failed(new AwsError(
                    ErrorKind.THROTTLED,
                    "UnprocessedKeys",
                    Message.of("compare.unprocessed", got.unprocessed().size()),
                    ApiOperation.BATCH_GET_ITEM,
                    table)));
        }
    }
}
