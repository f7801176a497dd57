package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import java.util.Optional;

/**
 * What became of one setting.
 *
 * @param original its value on the original table, in a few words
 * @param restored on the table that it was applied to
 * @param reason where the result needs one
 */
public record SettingResult(
        SettingName name, Message original, Message restored, SettingState result, Optional<Message> reason) {

    public boolean failed() {
        return result == SettingState.FAILED;
    }

    /** Nothing was set and nothing is: not worth a line. */
    public boolean unused() {
        return result == SettingState.SAME && original.equals(SettingValue.OFF) && restored.equals(SettingValue.OFF);
    }
}
