package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.compare.WorkLimits;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.Rollback;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.Regions;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the user requests: one backup or point in time restored to a new table, or the settings of the original applied to a
 * restored one.
 *
 * @param sourceRegion of the backup or source table, where it is not that of the new table
 * @param targetTable template of the new table's name with {@code ${TABLE}}, {@code ${TIMESTAMP}} and environment variables
 * @param timeout until the restored table is ACTIVE and verified
 * @param dryRun only says what would be restored
 * @param settings to apply of those that a backup does not hold
 * @param rollback of a live table
 * @param limits of the data work
 * @param drill whether the restored table is a trial, and is deleted in every case
 */
public record RestoreRequest(
        RestoreSource source,
        Optional<String> sourceRegion,
        String targetTable,
        RestoreOverrides overrides,
        VerifyLevel verify,
        Duration timeout,
        boolean dryRun,
        Mode mode,
        SettingsChoice settings,
        Rollback rollback,
        WorkLimits limits,
        boolean drill) {

    /** What a restore does. */
    public enum Mode {
        /** Restores to a new table. */
        NEW("new"),
        /** Applies the settings of the original to a table that was restored before. */
        SETTINGS("settings"),
        /** Makes the items of the live table equal to those of the backup. */
        IN_PLACE("inPlace"),
        /** Deletes the live table, and restores it under its name. */
        REPLACE("replace");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        /** As users write it. */
        public String word() {
            return word;
        }

        /** @throws BadRequestException for a word that is no mode */
        public static Mode of(String word) throws BadRequestException {
            return Stream.of(values())
                    .filter(mode -> mode.word().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(() -> BadRequestException.of("mode", "restore.mode.unknown", word));
        }
    }

    public static final String DEFAULT_TARGET = "${TABLE}-restored-${TIMESTAMP}";
    public static final String DRILL_TARGET = "${TABLE}-drill-${TIMESTAMP}";
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(720);

    /**
     * The name of the new table, once everything else that can be refused without a call was found in order.
     *
     * @param environment values of the variables that the template may use
     * @throws BadRequestException when the request cannot be carried out as written
     */
    public String targetTable(Map<String, String> environment, AwsTarget aws, Instant now) throws BadRequestException {
        return RequestCheck.targetTable(this, environment, aws, now);
    }

    /** Whether nothing is restored: settings are applied to a table that exists. */
    boolean toExistingTable() {
        return mode == Mode.SETTINGS || source instanceof RestoreSource.SettingsText;
    }

    /** The defaults of the product for this source. */
    public static RestoreRequest of(RestoreSource source) {
        return new RestoreRequest(
                source,
                Optional.empty(),
                DEFAULT_TARGET,
                RestoreOverrides.NONE,
                VerifyLevel.SCHEMA,
                DEFAULT_TIMEOUT,
                false,
                Mode.NEW,
                SettingsChoice.ALL,
                Rollback.NONE,
                WorkLimits.DEFAULT,
                false);
    }

    /**
     * A restore of the same source to a new table, as a part of this one.
     *
     * @param table the name of the new table
     */
    public RestoreRequest part(String table, RestoreOverrides with, VerifyLevel check, SettingsChoice apply) {
        return new RestoreRequest(
                source,
                sourceRegion,
                table,
                with,
                check,
                timeout,
                false,
                Mode.NEW,
                apply,
                Rollback.NONE,
                limits,
                false);
    }

    /** Whether it changes a live table: the one that the source is of. */
    public boolean ofLiveTable() {
        return mode == Mode.IN_PLACE || mode == Mode.REPLACE;
    }

    /** A backup's ARN names its region; any other source is in sourceRegion or in the region of the restore. */
    Regions regions(String target) {
        Optional<String> ofArn = source instanceof RestoreSource.ByArn byArn
                ? BackupArn.parse(byArn.backupArn()).map(BackupArn::table).map(TableArn::region)
                : Optional.empty();
        return new Regions(ofArn.or(() -> sourceRegion).orElse(target), target);
    }
}
