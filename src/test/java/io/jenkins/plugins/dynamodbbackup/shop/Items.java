package io.jenkins.plugins.dynamodbbackup.shop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** All items of a table, to the last attribute, comparable with those of another. */
public final class Items {

    private Items() {}

    /** From each primary key to the whole item, both as text. */
    public static Map<String, String> of(DynamoDbClient client, String table) {
        List<String> keys = client.describeTable(request -> request.tableName(table)).table().keySchema().stream()
                .map(KeySchemaElement::attributeName)
                .toList();
        Map<String, String> items = new HashMap<>();
        client.scanPaginator(request -> request.tableName(table).consistentRead(true))
                .items()
                .forEach(item -> {
                    Map<String, AttributeValue> key = new TreeMap<>(item);
                    key.keySet().retainAll(keys);
                    items.put(text(key), text(item));
                });
        return items;
    }

    /** How many items are only in one of the two, or not the same in both. */
    public static long differences(Map<String, String> one, Map<String, String> other) {
        long missing =
                one.keySet().stream().filter(key -> !other.containsKey(key)).count();
        return missing
                + other.entrySet().stream()
                        .filter(item -> !item.getValue().equals(one.get(item.getKey())))
                        .count();
    }

    private static String text(Map<String, AttributeValue> item) {
        return new TreeMap<>(item)
                .entrySet().stream()
                        .map(attribute -> attribute.getKey() + "=" + text(attribute.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    /** The order of a list counts, that of a set and of a map does not. */
    private static String text(AttributeValue value) {
        return switch (value.type()) {
            case M -> text(value.m());
            case L -> value.l().stream().map(Items::text).collect(Collectors.joining(", ", "[", "]"));
            case SS -> "SS" + value.ss().stream().sorted().toList();
            case NS -> "NS" + value.ns().stream().sorted().toList();
            case BS ->
                "BS" + value.bs().stream().map(SdkBytes::asUtf8String).sorted().toList();
            default -> value.toString();
        };
    }
}
