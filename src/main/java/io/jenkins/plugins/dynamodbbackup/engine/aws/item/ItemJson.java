package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as text in DynamoDB JSON, such as {@code {"id":{"S":"a"}}}, with their attributes in order. */
final class ItemJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ItemJson() {}

    static String of(Map<String, AttributeValue> attributes) {
        return map(attributes).toString();
    }

    private static ObjectNode map(Map<String, AttributeValue> attributes) {
        ObjectNode json = JSON.objectNode();
        new TreeMap<>(attributes).forEach((name, value) -> json.set(name, value(value)));
        return json;
    }

    private static ObjectNode value(AttributeValue it) {
        ObjectNode json = JSON.objectNode();
        return switch (it.type()) {
            case S -> json.put("S", it.s());
            case N -> json.put("N", it.n());
            case B -> json.put("B", base64(it.b().asByteArrayUnsafe()));
            case BOOL -> json.put("BOOL", it.bool());
            case NUL -> json.put("NULL", true);
            case SS -> json.set("SS", texts(it.ss()));
            case NS -> json.set("NS", texts(it.ns()));
            case BS ->
                json.set(
                        "BS",
                        texts(it.bs().stream()
                                .map(bytes -> base64(bytes.asByteArrayUnsafe()))
                                .toList()));
            case L ->
                json.set(
                        "L",
                        JSON.arrayNode()
                                .addAll(it.l().stream().map(ItemJson::value).toList()));
            case M -> json.set("M", map(it.m()));
            default -> throw new UnknownItemTypeException(it.toString());
        };
    }

    private static JsonNode texts(List<String> members) {
        return JSON.arrayNode().addAll(members.stream().map(JSON::textNode).toList());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
