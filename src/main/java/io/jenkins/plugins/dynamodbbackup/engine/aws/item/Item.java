package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item of a table. Its content reads as {@link #json}. */
public final class Item {

    private final ItemKey key;
    private final Digest digest;
    private final Map<String, AttributeValue> attributes;

    private Item(ItemKey key, Digest digest, Map<String, AttributeValue> attributes) {
        this.key = key;
        this.digest = digest;
        this.attributes = attributes;
    }

    /**
     * @param keyNames the names of the key attributes of the table, the partition key first
     * @throws io.jenkins.plugins.dynamodbbackup.engine.aws.error.UnknownItemTypeException when it cannot be compared
     */
    static Item of(Map<String, AttributeValue> attributes, List<String> keyNames) {
        CanonicalForm form = new CanonicalForm();
        ItemKey key = ItemKey.of(attributes, keyNames, form);
        return new Item(key, Digest.of(form.clear().item(attributes)), attributes);
    }

    /**
     * @param json DynamoDB JSON
     * @throws IllegalArgumentException when it is no item with this key
     */
    public static Item parse(String json, List<String> keyNames) {
        Map<String, AttributeValue> attributes = ItemJson.parse(json);
        if (!attributes.keySet().containsAll(keyNames)) {
            throw new IllegalArgumentException("an item without its key");
        }
        return of(attributes, keyNames);
    }

    public ItemKey key() {
        return key;
    }

    /** Equal for two items exactly when DynamoDB takes them for equal. */
    public Digest digest() {
        return digest;
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    /** The names of the attributes that differ, or that only one of both has, in order. */
    public List<String> differing(Item other) {
        TreeSet<String> names = new TreeSet<>(attributes.keySet());
        names.addAll(other.attributes.keySet());
        names.removeIf(name -> Arrays.equals(form(name), other.form(name)));
        return List.copyOf(names);
    }

    private byte[] form(String name) {
        AttributeValue value = attributes.get(name);
        return value == null
                ? new byte[0]
                : new CanonicalForm().attribute(name, value).copy();
    }

    /** Its size as DynamoDB counts it, in bytes. */
    public long bytes() {
        return ItemSize.of(attributes);
    }

    /** In DynamoDB JSON, its attributes in order. */
    public String json() {
        return ItemJson.of(attributes);
    }
}
