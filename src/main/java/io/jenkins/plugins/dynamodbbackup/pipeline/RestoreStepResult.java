package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingState;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** The return value of {@code dynamoRestore}. */
public final class RestoreStepResult implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String tableName;
    private final String tableArn;
    private final String source;
    private final String pointInTime;
    private final boolean dryRun;
    private final List<String> preview;
    private final String verification;
    private final long written;
    private final long deleted;
    private final long skipped;
    private final long seconds;
    private final ArrayList<String> settingsApplied;
    private final ArrayList<String> settingsFailed;

    private RestoreStepResult(RestoreReport report) {
        tableName = report.targetTable().orElse("");
        tableArn = report.targetArn().orElse("");
        source = report.source().map(ChosenSource::arn).orElse("");
        pointInTime = report.source()
                .filter(ChosenSource.PointInTime.class::isInstance)
                .map(ChosenSource::label)
                .orElse("");
        dryRun = report.dryRun();
        preview = new ArrayList<>(Message.texts(report.preview()));
        verification =
                report.verification().map(check -> check.message().toString()).orElse("");
        Optional<ModeReport.Written> items = report.mode().written();
        written = items.map(ModeReport.Written::written).orElse(0L);
        deleted = items.map(ModeReport.Written::deleted).orElse(0L);
        skipped = items.map(ModeReport.Written::left).orElse(0L);
        seconds = Duration.between(report.startedAt(), report.finishedAt()).toSeconds();
        settingsApplied = settings(report, SettingState.APPLIED);
        settingsFailed = settings(report, SettingState.FAILED);
    }

    private static ArrayList<String> settings(RestoreReport report, SettingState state) {
        return report.settings().stream()
                .flatMap(settings -> settings.names(state).stream())
                .map(SettingName::word)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    static RestoreStepResult of(RestoreReport report) {
        return new RestoreStepResult(report);
    }

    @Whitelisted
    public String getTableName() {
        return tableName;
    }

    @Whitelisted
    public String getTableArn() {
        return tableArn;
    }

    /** The ARN of the restored backup; for a point in time, that of the source table. */
    @Whitelisted
    public String getSource() {
        return source;
    }

    /** The restored time, such as {@code 2026-11-22T16:00:00Z}; empty for a backup. */
    @Whitelisted
    public String getPointInTime() {
        return pointInTime;
    }

    @Whitelisted
    public boolean isDryRun() {
        return dryRun;
    }

    /** What a dry run found, line by line; empty for a restore. */
    @Whitelisted
    public List<String> getPreview() {
        return Collections.unmodifiableList(preview);
    }

    @Whitelisted
    public String getVerification() {
        return verification;
    }

    /** The number of items that were written to the live table; 0 unless {@code mode} is {@code inPlace}. */
    @Whitelisted
    public long getWritten() {
        return written;
    }

    /** The number of items that were deleted from the live table. */
    @Whitelisted
    public long getDeleted() {
        return deleted;
    }

    /** The number of items that differ from the backup and were left, because they changed after the comparison. */
    @Whitelisted
    public long getSkipped() {
        return skipped;
    }

    @Whitelisted
    public long getSeconds() {
        return seconds;
    }

    /** Names of the settings that were applied to the new table. */
    @Whitelisted
    public List<String> getSettingsApplied() {
        return List.copyOf(settingsApplied);
    }

    /** Names of the settings that could not be applied. */
    @Whitelisted
    public List<String> getSettingsFailed() {
        return List.copyOf(settingsFailed);
    }

    @Whitelisted
    @Override
    public String toString() {
        return tableName + " from " + source + (pointInTime.isEmpty() ? "" : " as of " + pointInTime);
    }
}
