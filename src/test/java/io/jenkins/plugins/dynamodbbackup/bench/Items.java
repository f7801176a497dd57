package io.jenkins.plugins.dynamodbbackup.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Tables of many items for measurements, and what is done to the pages that are read of them. */
final class Items {

    private static final int AT_ONCE = 5000;
    private static final String TEXT = "x".repeat(200);

    private Items() {}

    /** About 230 bytes. */
    static String item(int number, String text) {
        return "{\"id\":{\"S\":\"item-%07d\"},\"n\":{\"N\":\"%d\"},\"text\":{\"S\":\"%s\"}}"
                .formatted(number, number, text);
    }

    static String item(int number) {
        return item(number, TEXT);
    }

    static void fill(LocalDynamoDb db, String table, int items, IntFunction<String> item) {
        db.seed().table(table);
        for (int from = 0; from < items; from += AT_ONCE) {
            db.seed()
                    .put(
                            table,
                            IntStream.range(from, Math.min(items, from + AT_ONCE))
                                    .mapToObj(item)
                                    .toList());
        }
    }

    /** Every page of this table comes in another order. */
    static void shuffle(LocalDynamoDb db, String table) {
        Random random = new Random(1);
        db.rules().on("Scan").table(table).then(Effect.edit(page -> {
            ArrayNode items = (ArrayNode) page.get("Items");
            List<JsonNode> all = new ArrayList<>();
            items.forEach(all::add);
            Collections.shuffle(all, random);
            items.removeAll().addAll(all);
        }));
    }

    /** Counts the items that are read. */
    static AtomicLong countReads(LocalDynamoDb db) {
        AtomicLong read = new AtomicLong();
        db.rules()
                .on("Scan")
                .then(Effect.edit(page -> read.addAndGet(page.path("Items").size())));
        db.rules().on("BatchGetItem").then(Effect.edit(answer -> {
            ObjectNode tables = (ObjectNode) answer.path("Responses");
            tables.forEach(items -> read.addAndGet(items.size()));
        }));
        return read;
    }
}
