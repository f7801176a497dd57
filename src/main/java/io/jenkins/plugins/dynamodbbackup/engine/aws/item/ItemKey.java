package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The primary key of an item. Two keys are equal when DynamoDB takes them for the same. */
public final class ItemKey {

    private final String canonical;
    private final Map<String, AttributeValue> attributes;

    private ItemKey(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
        this.canonical = CanonicalForm.of(attributes);
    }

    /** @param names of the key attributes of the table */
    static ItemKey of(Map<String, AttributeValue> item, List<String> names) {
        Map<String, AttributeValue> key = new TreeMap<>();
        names.forEach(name -> key.put(name, item.get(name)));
        return new ItemKey(key);
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    /** In DynamoDB JSON. */
    public String json() {
        return ItemJson.of(attributes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ItemKey key && key.canonical.equals(canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return json();
    }
}
