package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.UnknownItemTypeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as text in DynamoDB JSON, such as {@code {"id":{"S":"a"}}}. */
final class ItemJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper READER = new ObjectMapper();

    private ItemJson() {}

    /** With the attributes in the order of their names. */
    static String of(Map<String, AttributeValue> attributes) {
        return map(new TreeMap<>(attributes)).toString();
    }

    static String inOrder(Map<String, AttributeValue> attributes) {
        return map(attributes).toString();
    }

    private static ObjectNode map(Map<String, AttributeValue> attributes) {
        ObjectNode json = JSON.objectNode();
        attributes.forEach((name, value) -> json.set(name, value(name, value)));
        return json;
    }

    private static ObjectNode value(String name, AttributeValue it) {
        ObjectNode json = JSON.objectNode();
        return switch (it.type()) {
            case S -> json.put("S", it.s());
            case N -> json.put("N", it.n());
            case B -> json.put("B", base64(it.b()));
            case BOOL -> json.put("BOOL", it.bool());
            case NUL -> json.put("NULL", true);
            case SS -> json.set("SS", texts(it.ss()));
            case NS -> json.set("NS", texts(it.ns()));
            case BS ->
                json.set("BS", texts(it.bs().stream().map(ItemJson::base64).toList()));
            case L ->
                json.set(
                        "L",
                        JSON.arrayNode()
                                .addAll(it.l().stream()
                                        .map(member -> value(name, member))
                                        .toList()));
            case M -> json.set("M", map(new TreeMap<>(it.m())));
            default -> throw new UnknownItemTypeException(name);
        };
    }

    private static JsonNode texts(List<String> members) {
        return JSON.arrayNode().addAll(members.stream().map(JSON::textNode).toList());
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }

    /** @throws IllegalArgumentException when it is no DynamoDB JSON */
    static Map<String, AttributeValue> parse(String json) {
        try {
            return attributes(READER.readTree(json));
        } catch (JsonProcessingException damaged) {
            throw new IllegalArgumentException(damaged);
        }
    }

    private static Map<String, AttributeValue> attributes(JsonNode json) {
        require(json.isObject());
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        json.properties().forEach(it -> attributes.put(it.getKey(), value(it.getValue())));
        return attributes;
    }

    private static AttributeValue value(JsonNode json) {
        require(json.isObject() && json.size() == 1);
        String type = json.fieldNames().next();
        JsonNode it = json.get(type);
        return switch (type) {
            case "S" -> AttributeValue.fromS(it.asText());
            case "N" -> AttributeValue.fromN(it.asText());
            case "B" -> AttributeValue.fromB(binary(it));
            case "BOOL" -> AttributeValue.fromBool(it.asBoolean());
            case "NULL" -> AttributeValue.fromNul(true);
            case "SS" -> AttributeValue.fromSs(members(it, JsonNode::asText));
            case "NS" -> AttributeValue.fromNs(members(it, JsonNode::asText));
            case "BS" -> AttributeValue.fromBs(members(it, ItemJson::binary));
            case "L" -> AttributeValue.fromL(members(it, ItemJson::value));
            case "M" -> AttributeValue.fromM(attributes(it));
            default -> throw new IllegalArgumentException("a value of type " + type);
        };
    }

    private static <T> List<T> members(JsonNode json, Function<JsonNode, T> member) {
        require(json.isArray());
        List<T> members = new ArrayList<>();
        json.forEach(it -> members.add(member.apply(it)));
        return members;
    }

    private static SdkBytes binary(JsonNode json) {
        return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(json.asText()));
    }

    private static void require(boolean inOrder) {
        if (!inOrder) {
            throw new IllegalArgumentException("no DynamoDB JSON");
        }
    }
}
