package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/** What becomes of a setting. */
public enum SettingState {
    /** Differs from the original and is to be changed. */
    APPLY("apply"),
    APPLIED("applied"),
    /** The table has it already. */
    SAME("same"),
    /** Off in the original, or stronger on the table: nothing is ever switched off or removed. */
    LEFT("left"),
    NOT_CHOSEN("notChosen"),
    /** Not known of the original. */
    UNREAD("unread"),
    NOT_POSSIBLE("notPossible"),
    FAILED("failed");

    private final String word;

    SettingState(String word) {
        this.word = word;
    }

    /** As reports have it. */
    @JsonValue
    public String word() {
        return word;
    }

    public Message text() {
        return Message.of("settings.state." + word);
    }
}
