package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Expressions of one write, with the placeholders for the names and values in them. */
final class ItemExpression {

    /**
     * DynamoDB takes 300 operators and functions in an expression, each AND counted, and 4 KB of text (Developer Guide,
     * "Expression parameters").
     */
    private static final int MOST_OPERATORS = 300;

    private static final int LONGEST = 4096;

    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, AttributeValue> values = new TreeMap<>();
    private final Map<String, String> placeholders = new TreeMap<>();

    Map<String, String> names() {
        return names;
    }

    Map<String, AttributeValue> values() {
        return values;
    }

    /** Holds while every attribute is as in this item. One that was added since is not noticed. */
    String unchanged(Item item) {
        List<String> conditions = same(item);
        return conditions.isEmpty() ? exists(item, "attribute_exists") : all(conditions);
    }

    /** The same, and it has none of the attributes that {@code to} has besides. */
    String unchanged(Item from, Item to) {
        List<String> conditions = same(from);
        new TreeSet<>(to.attributes().keySet()).forEach(name -> {
            if (!from.attributes().containsKey(name)) {
                conditions.add("attribute_not_exists(" + name(name) + ")");
            }
        });
        if (from.attributes().size() == from.key().attributes().size()) {
            conditions.add(exists(from, "attribute_exists"));
        }
        return all(conditions);
    }

    private List<String> same(Item item) {
        List<String> conditions = new ArrayList<>();
        Collection<String> keys = item.key().attributes().keySet();
        new TreeMap<>(item.attributes()).forEach((name, value) -> {
            if (!keys.contains(name)) {
                conditions.add(name(name) + "=" + value(value));
            }
        });
        return conditions;
    }

    private static String all(List<String> conditions) {
        return String.join(" AND ", conditions);
    }

    /** Holds while there is no item of this key. */
    String absent(Item item) {
        return exists(item, "attribute_not_exists");
    }

    private String exists(Item item, String function) {
        return function + "(" + name(item.key().attributes().keySet().iterator().next()) + ")";
    }

    /** Sets and removes what differs, and nothing else. */
    String change(Item from, Item to) {
        List<String> set = new ArrayList<>();
        List<String> remove = new ArrayList<>();
        new TreeSet<>(from.differing(to)).forEach(attribute -> {
            AttributeValue value = to.attributes().get(attribute);
            if (value == null) {
                remove.add(name(attribute));
            } else {
                set.add(name(attribute) + "=" + value(value));
            }
        });
        String sets = set.isEmpty() ? "" : "SET " + String.join(",", set);
        return remove.isEmpty() ? sets : (sets + " REMOVE " + String.join(",", remove)).strip();
    }

    private String name(String attribute) {
        return placeholders.computeIfAbsent(attribute, added -> {
            String placeholder = "#" + Integer.toString(names.size(), Character.MAX_RADIX);
            names.put(placeholder, added);
            return placeholder;
        });
    }

    private String value(AttributeValue value) {
        String placeholder = ":" + Integer.toString(values.size(), Character.MAX_RADIX);
        values.put(placeholder, value);
        return placeholder;
    }

    /** Whether DynamoDB takes the condition that all of this item is unchanged. */
    static boolean canCheck(Item item) {
        return fits(new ItemExpression().unchanged(item));
    }

    /** Whether DynamoDB takes the expressions that turn one into the other. */
    static boolean canChange(Item from, Item to) {
        ItemExpression all = new ItemExpression();
        return fits(all.unchanged(from, to)) && bytes(all.change(from, to)) <= LONGEST;
    }

    private static boolean fits(String condition) {
        int conditions = condition.split(" AND ").length;
        return 2 * conditions - 1 <= MOST_OPERATORS && bytes(condition) <= LONGEST;
    }

    private static int bytes(String expression) {
        return expression.getBytes(StandardCharsets.UTF_8).length;
    }
}
