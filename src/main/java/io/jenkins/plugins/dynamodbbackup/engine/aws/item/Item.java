package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item of a table. */
public final class Item {

    private final ItemKey key;
    private final Map<String, AttributeValue> attributes;

    private Item(ItemKey key, Map<String, AttributeValue> attributes) {
        this.key = key;
        this.attributes = attributes;
    }

    /** @param keyNames the names of the key attributes of the table */
    static Item of(Map<String, AttributeValue> attributes, List<String> keyNames) {
        return new Item(ItemKey.of(attributes, keyNames), attributes);
    }

    public ItemKey key() {
        return key;
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    /** Equal for two items exactly when DynamoDB takes them for equal. */
    public Digest digest() {
        return Digest.of(CanonicalForm.of(attributes));
    }

    /** The names of the attributes that differ, or that only one of both has, in order. */
    public List<String> differing(Item other) {
        TreeSet<String> names = new TreeSet<>(attributes.keySet());
        names.addAll(other.attributes.keySet());
        names.removeIf(name -> Objects.equals(canonical(name), other.canonical(name)));
        return List.copyOf(names);
    }

    private String canonical(String name) {
        AttributeValue value = attributes.get(name);
        return value == null ? null : CanonicalForm.of(value);
    }

    /** In DynamoDB JSON. */
    public String json() {
        return ItemJson.of(attributes);
    }
}
