package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.UpdateTable;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table that settings are applied to, and what its settings are compared with.
 *
 * @param stream whether the table has or is about to get a stream
 */
record Comparison(TableReading target, TableArn arn, Renames renames, Instant now, boolean stream) {

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The fields of a value; none where it has another form, as in a file that was edited. */
    static ObjectNode object(JsonNode value) {
        return value instanceof ObjectNode object ? object : object();
    }

    String table() {
        return target.name();
    }

    /** One kind of change a call. */
    SettingsChange update(SettingName name, String field, JsonNode value) {
        ObjectNode change = object();
        change.set(field, value);
        return new SettingsChange(name, "", UpdateTable.of(table(), change));
    }

    SettingsChange updateIndex(SettingName name, String index, String field, JsonNode value) {
        ObjectNode change = object();
        ObjectNode update =
                change.putArray("GlobalSecondaryIndexUpdates").addObject().putObject("Update");
        update.put("IndexName", index).set(field, value);
        return new SettingsChange(name, index, UpdateTable.of(table(), change));
    }

    boolean hasIndex(String name) {
        return target.indexes().contains(name);
    }

    /** Of those that the table lacks. */
    Optional<Message> missing(Iterable<String> indexes) {
        List<String> missing = new ArrayList<>();
        indexes.forEach(index -> {
            if (!hasIndex(index)) {
                missing.add(index);
            }
        });
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of("settings.noIndex", missing.size(), Argument.names(missing)));
    }

    /** Whether every field of the one is in the other with the same value. */
    static boolean covers(JsonNode current, JsonNode wanted) {
        if (!wanted.isObject()) {
            return current.equals(wanted);
        }
        return wanted.properties().stream().allMatch(field -> covers(current.path(field.getKey()), field.getValue()));
    }
}
