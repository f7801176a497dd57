package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import java.util.List;
import java.util.Optional;

/**
 * One setting, compared with what the table has now.
 *
 * @param wanted its value on the original table, with the names of the new one
 * @param current its value on the table
 * @param reason of a state that needs one
 * @param changes what is missing, one call after the other; none unless the state is {@link SettingState#APPLY}, and none
 *     as long as another setting must be applied before, as the stream before its policy
 */
public record PlannedSetting(
        SettingName name,
        Optional<JsonNode> wanted,
        Optional<JsonNode> current,
        SettingState state,
        Optional<Message> reason,
        List<SettingsChange> changes) {

    public PlannedSetting {
        changes = List.copyOf(changes);
    }

    public SettingResult result() {
        return new SettingResult(name, SettingValue.of(name, wanted), SettingValue.of(name, current), state, reason);
    }
}
