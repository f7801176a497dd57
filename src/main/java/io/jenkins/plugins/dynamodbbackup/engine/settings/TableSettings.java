package io.jenkins.plugins.dynamodbbackup.engine.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a table at one time.
 *
 * @param values in AWS's own field names; JSON null where the setting is off
 * @param unread why the others could not be read
 */
public record TableSettings(Map<SettingName, JsonNode> values, Map<SettingName, Message> unread) {

    public TableSettings {
        values = Map.copyOf(values);
        unread = Map.copyOf(unread);
    }

    /** Empty when the setting was not read; JSON null when it is off. */
    public Optional<JsonNode> value(SettingName name) {
        return Optional.ofNullable(values.get(name));
    }
}
