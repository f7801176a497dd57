package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the new table in the place of the original wherever settings name it: in ARNs, resource ids and names. */
final class Renames {

    private static final String NOT_LONGER = "(?![A-Za-z0-9_.-])";
    private static final String ANY = "*";

    private final TableArn from;
    private final TableArn to;
    private final Optional<String> fromStream;
    private final Optional<String> toStream;
    private final Pattern arn;
    private final Pattern resource;

    Renames(TableArn from, TableArn to, Optional<String> fromStream, Optional<String> toStream) {
        this.from = from;
        this.to = to;
        this.fromStream = fromStream;
        this.toStream = toStream;
        String name = Pattern.quote(from.table()) + NOT_LONGER;
        this.arn = Pattern.compile("arn:(aws[a-z-]*|\\*):dynamodb:([a-z0-9-]*|\\*):([0-9]*|\\*):table/" + name);
        this.resource = Pattern.compile("(?<![A-Za-z0-9_.-])table/" + name);
    }

    /** ARNs of the table, of its indexes and of its stream in a policy. */
    JsonNode policy(JsonNode policy) {
        return texts(policy, this::arns);
    }

    /** Resource ids, names that contain one, and the dimension of a metric of the table. */
    JsonNode scaling(JsonNode entry) {
        JsonNode renamed = texts(
                entry, text -> resource.matcher(text).replaceAll(Matcher.quoteReplacement("table/" + to.table())));
        renamed.findParents("Value").stream()
                .filter(it -> it.path("Name").asText().equals("TableName")
                        && it.path("Value").asText().equals(from.table()))
                .forEach(it -> ((ObjectNode) it).put("Value", to.table()));
        return renamed;
    }

    private String arns(String text) {
        String streams = fromStream
                .flatMap(old -> toStream.map(now -> text.replace(old, now)))
                .orElse(text);
        return arn.matcher(streams)
                .replaceAll(found -> Matcher.quoteReplacement(
                        ofTheTable(found.group(2), found.group(3))
                                ? "arn:" + replaced(found.group(1), from.partition(), to.partition())
                                        + ":dynamodb:" + replaced(found.group(2), from.region(), to.region())
                                        + ":" + replaced(found.group(3), from.account(), to.account())
                                        + ":table/" + to.table()
                                : found.group()));
    }

    /** A table of the same name in another region or account is another table. */
    private boolean ofTheTable(String region, String account) {
        return (region.equals(ANY) || region.equals(from.region()))
                && (account.equals(ANY) || account.equals(from.account()));
    }

    private static String replaced(String text, String old, String now) {
        return text.equals(old) ? now : text;
    }

    private static JsonNode texts(JsonNode json, UnaryOperator<String> rename) {
        if (json.isTextual()) {
            return TextNode.valueOf(rename.apply(json.asText()));
        }
        if (json.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            json.forEach(element -> array.add(texts(element, rename)));
            return array;
        }
        if (json.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            json.properties().forEach(field -> object.set(field.getKey(), texts(field.getValue(), rename)));
            return object;
        }
        return json;
    }
}
