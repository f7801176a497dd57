package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The primary key of an item, as few bytes. Two keys of one table are equal when DynamoDB takes them for the same. Not
 * Serializable: {@link #json} and {@link #parse} carry it elsewhere.
 */
public final class ItemKey {

    private final List<String> names;
    private final byte[] form;

    private ItemKey(List<String> names, byte[] form) {
        this.names = names;
        this.form = form;
    }

    /** @param names of the key attributes of the table, the partition key first */
    static ItemKey of(Map<String, AttributeValue> item, List<String> names, CanonicalForm with) {
        with.clear();
        names.forEach(name -> with.attribute(name, item.get(name)));
        return new ItemKey(names, with.copy());
    }

    static ItemKey of(Map<String, AttributeValue> item, List<String> names) {
        return of(item, names, new CanonicalForm());
    }

    /**
     * @param json see {@link #json}
     * @throws IllegalArgumentException when the text is not a key
     */
    public static ItemKey parse(String json) {
        Map<String, AttributeValue> key = ItemJson.parse(json);
        return of(key, List.copyOf(key.keySet()));
    }

    Map<String, AttributeValue> attributes() {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        KeyForm values = new KeyForm(form);
        names.forEach(name -> key.put(name, values.next()));
        return key;
    }

    /** In DynamoDB JSON, the partition key first, such as {@code {"id":{"S":"a"}}}. */
    public String json() {
        return ItemJson.inOrder(attributes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ItemKey key && Arrays.equals(key.form, form);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(form);
    }

    @Override
    public String toString() {
        return json();
    }
}
