package io.jenkins.plugins.dynamodbbackup.engine.restore.source;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** What to restore from. Exactly one of these. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RestoreSource.ByArn.class, name = "arn"),
    @JsonSubTypes.Type(value = RestoreSource.Latest.class, name = "latest"),
    @JsonSubTypes.Type(value = RestoreSource.Named.class, name = "name"),
    @JsonSubTypes.Type(value = RestoreSource.Before.class, name = "before"),
    @JsonSubTypes.Type(value = RestoreSource.SettingsText.class, name = "settingsFile")
})
public sealed interface RestoreSource {

    /** The backup with this ARN. */
    record ByArn(String backupArn) implements RestoreSource {}

    /** The newest AVAILABLE backup of a table, which may be gone by now. */
    record Latest(String table) implements RestoreSource {}

    /** The newest AVAILABLE backup of a table that has this name. */
    record Named(String table, String backupName) implements RestoreSource {}

    /** The newest AVAILABLE backup of a table that was made before this time. */
    record Before(String table, Instant time) implements RestoreSource {}

    /**
     * No backup: only the settings of a file are applied, to a table that exists.
     *
     * @param text of the settings file
     */
    record SettingsText(String text) implements RestoreSource {}
}
