package io.jenkins.plugins.dynamodbbackup.engine.aws.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ForeignAnswerException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Objects of the SDK as JSON and back, with the field names of AWS's APIs. Times are ISO texts, enumerations texts, also
 * those that the SDK does not know. What AWS did not send is left out. Numbers compare equal to those of a parsed file.
 */
final class SdkJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Attributes of items may have any name; all other texts of AWS can be printed. */
    private static final Set<String> ANY_TEXT = Set.of("AttributeName", "NonKeyAttributes");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

    private SdkJson() {}

    /**
     * @param service AWS's name of the service that sent it, for messages
     * @param sent null where AWS sent none
     * @throws ForeignAnswerException when it has a text that AWS never sends
     */
    static ObjectNode tree(Argument service, SdkPojo sent) {
        ObjectNode tree = JSON.objectNode();
        if (sent != null) {
            for (SdkField<?> field : sent.sdkFields()) {
                Object value = field.getValueOrDefault(sent);
                boolean given = value != null
                        && !(value instanceof SdkAutoConstructList)
                        && !(value instanceof SdkAutoConstructMap);
                if (given) {
                    tree.set(field.locationName(), node(service, field.locationName(), value));
                }
            }
        }
        return tree;
    }

    private static JsonNode node(Argument service, String name, Object value) {
        if (value instanceof SdkPojo sent) {
            return tree(service, sent);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.arrayNode();
            list.forEach(entry -> array.add(node(service, name, entry)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            map.forEach((key, entry) -> object.set((String) key, node(service, name, entry)));
            return object;
        }
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            return (int) number == number ? JSON.numberNode((int) number) : JSON.numberNode(number);
        }
        if (value instanceof Double || value instanceof Float) {
            return JSON.numberNode(((Number) value).doubleValue());
        }
        if (value instanceof BigDecimal number) {
            return JSON.numberNode(number);
        }
        String text = value.toString();
        if (!ANY_TEXT.contains(name) && UNPRINTABLE.matcher(text).find()) {
            throw ForeignAnswerException.with(service, Message.foreign(name), text);
        }
        return JSON.textNode(text);
    }

    /**
     * Sets the fields of the builder that the tree has.
     *
     * @throws InvalidSettingException when the tree has a field that the builder does not have, or one of another type
     */
    static <B extends SdkPojo> B fill(B builder, JsonNode tree) {
        return fill(builder, tree, "");
    }

    private static <B extends SdkPojo> B fill(B builder, JsonNode tree, String path) {
        require(tree, JsonNode::isObject, path);
        Map<String, SdkField<?>> fields = new LinkedHashMap<>();
        builder.sdkFields().forEach(field -> fields.put(field.locationName(), field));
        tree.properties().forEach(entry -> {
            String name = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            SdkField<?> field = fields.get(entry.getKey());
            if (field == null) {
                throw new InvalidSettingException(Message.of("aws.setting.unknownField", name));
            }
            if (!entry.getValue().isNull()) {
                field.set(builder, value(field, entry.getValue(), name));
            }
        });
        return builder;
    }

    private static Object value(SdkField<?> field, JsonNode node, String path) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return ((Buildable) fill(field.constructor().get(), node, path)).build();
        }
        if (type == MarshallingType.LIST) {
            require(node, JsonNode::isArray, path);
            SdkField<?> entry = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
            List<Object> list = new ArrayList<>();
            node.forEach(each -> list.add(value(entry, each, path)));
            return list;
        }
        if (type == MarshallingType.MAP) {
            require(node, JsonNode::isObject, path);
            SdkField<?> entry = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(each -> map.put(each.getKey(), value(entry, each.getValue(), path)));
            return map;
        }
        return scalar(type, node, path);
    }

    private static Object scalar(MarshallingType<?> type, JsonNode node, String path) {
        if (type == MarshallingType.BOOLEAN) {
            return given(node, JsonNode::isBoolean, JsonNode::booleanValue, path);
        }
        if (type == MarshallingType.INTEGER) {
            return given(node, each -> each.isIntegralNumber() && each.canConvertToInt(), JsonNode::intValue, path);
        }
        if (type == MarshallingType.LONG) {
            return given(node, each -> each.isIntegralNumber() && each.canConvertToLong(), JsonNode::longValue, path);
        }
        if (type == MarshallingType.DOUBLE) {
            return given(node, JsonNode::isNumber, JsonNode::doubleValue, path);
        }
        String text = given(node, JsonNode::isTextual, JsonNode::textValue, path);
        if (type != MarshallingType.INSTANT) {
            return text;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException noTime) {
            throw invalid(node, path);
        }
    }

    private static <T> T given(JsonNode node, Predicate<JsonNode> fits, Function<JsonNode, T> value, String path) {
        require(node, fits, path);
        return value.apply(node);
    }

    private static void require(JsonNode node, Predicate<JsonNode> fits, String path) {
        if (!fits.test(node)) {
            throw invalid(node, path);
        }
    }

    private static InvalidSettingException invalid(JsonNode node, String path) {
        return new InvalidSettingException(Message.of("aws.setting.invalidField", path, node.toString()));
    }
}
