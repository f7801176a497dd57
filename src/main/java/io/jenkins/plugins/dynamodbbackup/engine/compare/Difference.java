package io.jenkins.plugins.dynamodbbackup.engine.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Digest;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Item;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemKey;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An item that two tables have differently; confirmed by strongly consistent reads of both.
 *
 * @param attributes names of those that differ, in order; none unless both tables have the item
 * @param left the item of the reference; absent when that lacks it
 * @param right the item of the other table
 */
public record Difference(
        Kind kind, ItemKey key, List<String> attributes, Optional<Version> left, Optional<Version> right) {

    /** Seen from the reference, which is the left table. */
    public enum Kind {
        /** Only the reference has it. */
        MISSING,
        /** Only the other table has it. */
        EXTRA,
        /** Both have it, with other attributes. */
        CHANGED;

        /** As the file of differences has it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The item as one table has it.
     *
     * @param digest equal for equal items
     * @param bytes its size as DynamoDB counts it
     * @param item the whole in DynamoDB JSON, when the values were requested
     */
    public record Version(Digest digest, long bytes, Optional<String> item) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    public Difference {
        attributes = List.copyOf(attributes);
    }

    /**
     * @param left at least one of both is there
     * @param values whether to keep the whole items
     */
    public static Difference of(Optional<Item> left, Optional<Item> right, boolean values) {
        Kind kind = left.isEmpty() ? Kind.EXTRA : right.isEmpty() ? Kind.MISSING : Kind.CHANGED;
        return new Difference(
                kind,
                left.or(() -> right).orElseThrow().key(),
                left.flatMap(item -> right.map(item::differing)).orElse(List.of()),
                left.map(item -> version(item, values)),
                right.map(item -> version(item, values)));
    }

    private static Version version(Item item, boolean values) {
        return new Version(item.digest(), item.bytes(), values ? Optional.of(item.json()) : Optional.empty());
    }

    /** One line of JSON; keys and items are DynamoDB JSON. */
    public String line() {
        ObjectNode json = JSON.createObjectNode().put("difference", kind.word());
        json.putRawValue("key", new RawValue(key.json()));
        if (kind == Kind.CHANGED) {
            attributes.forEach(json.putArray("attributes")::add);
        }
        left.ifPresent(version -> put(json, "left", version));
        right.ifPresent(version -> put(json, "right", version));
        return json.toString();
    }

    private static void put(ObjectNode json, String side, Version version) {
        json.put(side, version.digest().hex()).put(side + "Bytes", version.bytes());
        version.item().ifPresent(item -> json.putRawValue(side + "Item", new RawValue(item)));
    }

    /**
     * @param line see {@link #line}
     * @throws IllegalArgumentException when the line is not a difference
     */
    public static Difference parse(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            List<String> attributes = new ArrayList<>();
            json.path("attributes").forEach(name -> attributes.add(name.asText()));
            return new Difference(
                    Kind.valueOf(json.path("difference").asText().toUpperCase(Locale.ROOT)),
                    ItemKey.parse(json.path("key").toString()),
                    attributes,
                    version(json, "left"),
                    version(json, "right"));
        } catch (JsonProcessingException damaged) {
            throw new IllegalArgumentException(damaged);
        }
    }

    private static Optional<Version> version(JsonNode json, String side) {
        JsonNode item = json.path(side + "Item");
        return json.has(side)
                ? Optional.of(new Version(
                        Digest.parse(json.path(side).asText()),
                        json.path(side + "Bytes").asLong(),
                        item.isObject() ? Optional.of(item.toString()) : Optional.empty()))
                : Optional.empty();
    }

    /** For the log: the key, and what differs. */
    public Message message() {
        return kind == Kind.CHANGED
                ? Message.of("compare.example.changed", key.json(), Argument.names(attributes))
                : Message.of("compare.example." + kind.word(), key.json());
    }
}
