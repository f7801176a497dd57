package io.jenkins.plugins.dynamodbbackup.engine.restore;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupProgress;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonProgress;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonRequest;
import io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteBackProgress;
import io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteBackRequest;
import io.jenkins.plugins.dynamodbbackup.engine.compare.write.WriteEstimate;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
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
    @JsonSubTypes.Type(value = StageProgress.SettingsDone.class, name = "settingsDone"),
    @JsonSubTypes.Type(value = StageProgress.Live.class, name = "check"),
    @JsonSubTypes.Type(value = StageProgress.Copy.class, name = "copy"),
    @JsonSubTypes.Type(value = StageProgress.Safety.class, name = "safetyBackup"),
    @JsonSubTypes.Type(value = StageProgress.Compared.class, name = "compare"),
    @JsonSubTypes.Type(value = StageProgress.Reference.class, name = "reference"),
    @JsonSubTypes.Type(value = StageProgress.Planned.class, name = "plan"),
    @JsonSubTypes.Type(value = StageProgress.WrittenBack.class, name = "write"),
    @JsonSubTypes.Type(value = StageProgress.Deletion.class, name = "delete"),
    @JsonSubTypes.Type(value = StageProgress.Replacement.class, name = "replacement"),
    @JsonSubTypes.Type(value = StageProgress.Ending.class, name = "ending"),
    @JsonSubTypes.Type(value = StageProgress.Dropped.class, name = "drop")
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
     * @param id AWS's identifier of the table
     */
    record Target(boolean seen, Optional<String> arn, Optional<String> id) implements StageProgress {

        static Target promised(TableDetails table) {
            return of(false, table);
        }

        static Target seen(TableDetails table) {
            return of(true, table);
        }

        private static Target of(boolean seen, TableDetails table) {
            return new Target(seen, Optional.of(table.arn()).filter(text -> !text.isEmpty()), table.id());
        }

        /** The same, and the identifier that was known first. */
        Target known(Optional<String> first) {
            return new Target(seen, arn, first.or(() -> id));
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

    /**
     * The live table as it was when it was checked.
     *
     * @param id AWS's identifier of it; a table with another one is never changed
     * @param exists whether there was one
     */
    record Live(Optional<String> id, boolean exists) implements StageProgress {}

    /** The restore to a temporary table. */
    record Copy(RestoreProgress restore) implements StageProgress {}

    /** The backup of the live table as it was before. */
    record Safety(BackupProgress backup) implements StageProgress {}

    /**
     * A comparison of items that was begun.
     *
     * @param file of the differences, as messages and pages name it
     */
    record Compared(ComparisonRequest what, ComparisonProgress progress, String file) implements StageProgress {

        Compared at(ComparisonProgress later) {
            return new Compared(what, later, file);
        }
    }

    /**
     * The table that a restored one is compared with, instead of the table that was backed up.
     *
     * @param id AWS's identifier of it
     */
    record Reference(String table, Optional<String> id) implements StageProgress {}

    /** What is to be written to the live table. */
    record Planned(WriteEstimate estimate) implements StageProgress {}

    /**
     * A write-back that was begun.
     *
     * @param file of the items that were left, as messages and pages name it
     */
    record WrittenBack(WriteBackRequest what, WriteBackProgress progress, String file) implements StageProgress {}

    /**
     * The deletion of the live table.
     *
     * @param at when it was first sent, by AWS's clock
     */
    record Deletion(Instant at) implements StageProgress {}

    /** The restore under the name of the live table. */
    record Replacement(RestoreProgress restore) implements StageProgress {}

    /**
     * How the restore ends when the temporary table is deleted.
     *
     * @param drill of a trial, what it measured
     */
    record Ending(
            Verdict verdict,
            Outcome outcome,
            Message message,
            Optional<Verification> verification,
            Optional<ModeReport.Drill> drill)
            implements StageProgress {}

    /** The temporary table does not exist any more. */
    record Dropped() implements StageProgress {}
}
