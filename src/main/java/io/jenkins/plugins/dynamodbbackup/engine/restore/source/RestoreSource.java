package io.jenkins.plugins.dynamodbbackup.engine.restore.source;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;

/** What to restore from. Exactly one of these. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RestoreSource.ByArn.class, name = "arn"),
    @JsonSubTypes.Type(value = RestoreSource.Latest.class, name = "latest"),
    @JsonSubTypes.Type(value = RestoreSource.Named.class, name = "name"),
    @JsonSubTypes.Type(value = RestoreSource.Before.class, name = "before"),
    @JsonSubTypes.Type(value = RestoreSource.PointInTime.class, name = "pointInTime"),
    @JsonSubTypes.Type(value = RestoreSource.SettingsText.class, name = "settingsFile")
})
public sealed interface RestoreSource {

    /** The backup with this ARN. */
    record ByArn(String backupArn) implements RestoreSource {}

    /** A source that is found by the name of its table. */
    sealed interface OfTable extends RestoreSource {
        String table();
    }

    /** The newest AVAILABLE backup of a table, which may be gone by now. */
    record Latest(String table) implements OfTable {}

    /** The newest AVAILABLE backup of a table that has this name. */
    record Named(String table, String backupName) implements OfTable {}

    /** The newest AVAILABLE backup of a table that was made before this time. */
    record Before(String table, Instant time) implements OfTable {}

    /**
     * A table as it was at a time, by its point-in-time recovery (spec 3.4).
     *
     * @param time empty for the latest restorable time
     */
    record PointInTime(String table, Optional<Instant> time) implements OfTable {}

    /**
     * No backup: only the settings of a file are applied, to a table that exists.
     *
     * @param text of the settings file
     */
    record SettingsText(String text) implements RestoreSource {}
}
