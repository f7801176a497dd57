package io.jenkins.plugins.dynamodbbackup.engine.settings.apply;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.List;
import java.util.Optional;

/** How a wanted value differs from the current one. */
record Difference(SettingState state, Optional<Message> reason, List<SettingsChange> changes) {

    static Difference same() {
        return new Difference(SettingState.SAME, Optional.empty(), List.of());
    }

    static Difference left(Message why) {
        return new Difference(SettingState.LEFT, Optional.of(why), List.of());
    }

    static Difference notPossible(Message why) {
        return new Difference(SettingState.NOT_POSSIBLE, Optional.of(why), List.of());
    }

    static Difference apply(SettingsChange change) {
        return apply(List.of(change), Optional.empty());
    }

    /** Nothing to change is the same, unless something is in the way. */
    static Difference apply(List<SettingsChange> changes, Optional<Message> inTheWay) {
        if (changes.isEmpty()) {
            return inTheWay.map(Difference::notPossible).orElseGet(Difference::same);
        }
        return new Difference(SettingState.APPLY, inTheWay, changes);
    }
}
