package io.jenkins.plugins.dynamodbbackup.engine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Item;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Two random tables, what differs between them, and a writer that changes them whenever an answer is on its way. */
final class CompareWorld implements AutoCloseable {

    /** Two values in a row are equal for DynamoDB. */
    private static final List<String> VALUES = List.of(
            "{\"N\":\"1\"}",
            "{\"N\":\"1.00\"}",
            "{\"SS\":[\"a\",\"b\"]}",
            "{\"SS\":[\"b\",\"a\"]}",
            "{\"M\":{\"x\":{\"NS\":[\"1\",\"2\"]},\"y\":{\"S\":\"\"}}}",
            "{\"M\":{\"y\":{\"S\":\"\"},\"x\":{\"NS\":[\"2\",\"1.0\"]}}}");

    private final Random random;
    private final Map<Side, Map<String, Integer>> values =
            Map.of(Side.LEFT, new TreeMap<>(), Side.RIGHT, new TreeMap<>());
    private final Set<String> everDiffered = new HashSet<>();
    private final Set<String> untouched = new TreeSet<>();
    private final TwoTables tables;
    private final DynamoDbClient client;
    private int writes;

    CompareWorld(int seed) {
        random = new Random(seed);
        int items = random.nextInt(50);
        for (int n = 0; n < items; n++) {
            String id = id(n);
            int value = random.nextInt(VALUES.size());
            values.get(Side.LEFT).put(id, value);
            values.get(Side.RIGHT).put(id, value ^ random.nextInt(2));
            untouched.add(id);
        }
        int damage = random.nextInt(3) == 0 ? 0 : random.nextInt(items + 1);
        for (int n = 0; n < damage; n++) {
            Side side = random.nextBoolean() ? Side.LEFT : Side.RIGHT;
            String id = id(random.nextInt(items));
            if (random.nextBoolean()) {
                values.get(side).remove(id);
            } else {
                values.get(side).put(id, random.nextInt(VALUES.size()));
            }
        }
        untouched.forEach(this::note);
        tables = new TwoTables(seed, items(Side.LEFT), items(Side.RIGHT), builder -> builder);
        client = tables.client();
    }

    private static String id(int number) {
        return (number % 3 == 0 ? "a-" : "b-") + number;
    }

    private List<String> items(Side side) {
        return values.get(side).entrySet().stream()
                .map(it -> item(it.getKey(), it.getValue()))
                .toList();
    }

    private static String item(String id, int value) {
        return TwoTables.item(id, "\"v\":" + VALUES.get(value));
    }

    TwoTables tables() {
        return tables;
    }

    Random random() {
        return random;
    }

    /** Writes, faults and another order from now on. */
    void rouse() {
        var rules = tables.aws().db().rules();
        if (random.nextBoolean()) {
            rules.on("Scan").table(TwoTables.RIGHT).then(Effect.edit(this::shuffle));
        }
        if (random.nextBoolean()) {
            for (String call : List.of("Scan", "Query", "BatchGetItem")) {
                rules.on(call).then(Effect.edit(answer -> write()));
            }
        }
        if (random.nextInt(15) == 0) {
            rules.on("BatchGetItem").first(40).then(Effect.throttled());
        }
        if (random.nextInt(3) == 0) {
            rules.on("Scan").probability(0.1).then(Effect.throttled());
            rules.on("BatchGetItem").probability(0.1).then(Effect.throttled());
            rules.on("BatchGetItem").probability(0.1).then(Effect.dropAfter());
        }
    }

    private void shuffle(ObjectNode page) {
        if (page.path("Items").isArray()) {
            ArrayNode items = (ArrayNode) page.get("Items");
            List<JsonNode> all = new ArrayList<>();
            items.forEach(all::add);
            Collections.shuffle(all, random);
            items.removeAll().addAll(all);
        }
    }

    /** Another client changes one item in one table or, one after the other, in both. */
    private void write() {
        if (random.nextInt(3) > 0 || writes > 200) {
            return;
        }
        writes++;
        String id = id(random.nextInt(60));
        untouched.remove(id);
        int value = random.nextInt(VALUES.size() + 2);
        List<Side> sides = new ArrayList<>(List.of(Side.values()));
        Collections.shuffle(sides, random);
        for (Side side : sides.subList(0, 1 + random.nextInt(2))) {
            if (value < VALUES.size()) {
                put(side, id, value);
            } else {
                String table = side == Side.LEFT ? TwoTables.LEFT : TwoTables.RIGHT;
                client.deleteItem(delete -> delete.tableName(table).key(Map.of("id", AttributeValue.fromS(id))));
                values.get(side).remove(id);
            }
            note(id);
        }
    }

    private void put(Side side, String id, int value) {
        client.putItem(put -> put.tableName(side == Side.LEFT ? TwoTables.LEFT : TwoTables.RIGHT)
                .item(Map.of("id", AttributeValue.fromS(id), "v", value(value))));
        values.get(side).put(id, value);
    }

    private static AttributeValue value(int number) {
        return switch (number) {
            case 0 -> AttributeValue.fromN("1");
            case 1 -> AttributeValue.fromN("1.00");
            case 2 -> AttributeValue.fromSs(List.of("a", "b"));
            case 3 -> AttributeValue.fromSs(List.of("b", "a"));
            default ->
                AttributeValue.fromM(
                        Map.of("x", AttributeValue.fromNs(List.of("1", "2")), "y", AttributeValue.fromS("")));
        };
    }

    private void note(String id) {
        String now = told(id);
        if (!now.isEmpty()) {
            everDiffered.add(now);
        }
    }

    /** The difference that an item is just now, with both contents; empty text for none. */
    private String told(String id) {
        Integer left = values.get(Side.LEFT).get(id);
        Integer right = values.get(Side.RIGHT).get(id);
        if (left == null ? right == null : right != null && left / 2 == right / 2) {
            return "";
        }
        Difference.Kind kind = left == null
                ? Difference.Kind.EXTRA
                : right == null ? Difference.Kind.MISSING : Difference.Kind.CHANGED;
        return kind.word() + " " + id + " " + digest(id, left) + " " + digest(id, right);
    }

    private static String digest(String id, Integer value) {
        return value == null
                ? ""
                : Item.parse(item(id, value), List.of("id")).digest().hex();
    }

    static String told(Difference difference) {
        return difference.kind().word() + " "
                + difference.key().json().replaceAll(".*\"S\":\"(.*)\"}}", "$1") + " "
                + difference.left().map(it -> it.digest().hex()).orElse("") + " "
                + difference.right().map(it -> it.digest().hex()).orElse("");
    }

    /** Differences that were there all the time. */
    List<String> lasting(ComparedKeys keys) {
        return untouched.stream()
                .filter(id -> keys.all()
                        || keys.values().contains(id)
                        || keys.prefixes().stream().anyMatch(id::startsWith))
                .map(this::told)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /** Every difference that there ever was. */
    Set<String> everDiffered() {
        return everDiffered.stream().collect(Collectors.toUnmodifiableSet());
    }

    int writes() {
        return writes;
    }

    @Override
    public void close() {
        client.close();
        tables.close();
    }
}
