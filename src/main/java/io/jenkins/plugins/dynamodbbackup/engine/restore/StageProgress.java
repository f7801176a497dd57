package io.jenkins.plugins.dynamodbbackup.engine.restore;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFile;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsOrigin;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsReport;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one stage of a restore needs to continue in another process, and hands to the stages after it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StageProgress.Chosen.class, name = ChooseStage.NAME),
    @JsonSubTypes.Type(value = StageProgress.Requested.class, name = RequestStage.NAME),
    @JsonSubTypes.Type(value = StageProgress.Target.class, name = AwaitStage.NAME),
    @JsonSubTypes.Type(value = StageProgress.Settings.class, name = SettingsSourceStage.NAME),
    @JsonSubTypes.Type(value = StageProgress.Applied.class, name = SettingsStage.NAME),
    @JsonSubTypes.Type(value = StageProgress.SettingsDone.class, name = "settingsDone")
})
public sealed interface StageProgress {

    /** What is restored. */
    record Chosen(ChosenSource source) implements StageProgress {}

    /**
     * The request to AWS that was accepted, or whose outcome is not known yet.
     *
     * @param at when it was first sent, by AWS's clock
     * @param times how often it was sent without a clear answer
     */
    record Requested(Instant at, int times) implements StageProgress {}

    /**
     * The new table, which AWS has promised.
     *
     * @param seen whether AWS has shown it since the request
     */
    record Target(boolean seen, Optional<String> arn) implements StageProgress {

        static Target promised(String arn) {
            return new Target(false, Optional.of(arn).filter(text -> !text.isEmpty()));
        }

        static Target seen(String arn) {
            return new Target(true, Optional.of(arn).filter(text -> !text.isEmpty()));
        }
    }

    /**
     * What to apply to the new table.
     *
     * @param source in words
     * @param file the settings of the original, as the text of a settings file
     */
    record Settings(SettingsOrigin origin, Message source, String file) implements StageProgress {

        SettingsFile original() {
            try {
                return SettingsFile.parse(file);
            } catch (BadRequestException impossible) {
                throw new IllegalStateException("settings that were read before cannot be read any more", impossible);
            }
        }
    }

    /** Settings of which a change was sent: what differs no more was applied by this restore. */
    record Applied(List<SettingName> names) implements StageProgress {

        public Applied {
            names = List.copyOf(names);
        }

        static Applied with(Set<SettingName> before, SettingName name) {
            Set<SettingName> all = EnumSet.of(name);
            all.addAll(before);
            return new Applied(List.copyOf(all));
        }
    }

    /** For the report. */
    record SettingsDone(SettingsReport report) implements StageProgress {}
}
