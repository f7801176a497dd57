package io.jenkins.plugins.dynamodbbackup.cli.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.Verification;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingResult;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingState;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsOrigin;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsReport;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A restore as JSON. */
@JsonPropertyOrder({"command", "result", "partial", "region", "startedAt", "finishedAt", "seconds"})
record RestoreDocument(
        String command,
        Verdict result,
        boolean partial,
        String region,
        Instant startedAt,
        Instant finishedAt,
        long seconds,
        Outcome outcome,
        String sentence,
        String key,
        Optional<String> tableName,
        Optional<String> tableArn,
        boolean dryRun,
        List<String> preview,
        List<String> previewKeys,
        Optional<Object> source,
        Optional<Check> verification,
        List<String> notes,
        List<String> noteKeys,
        Optional<Settings> settings,
        String mode,
        Optional<ModeReport.Compared> comparison,
        Optional<ModeReport.Planned> plan,
        Optional<Written> written,
        Optional<ModeReport.SafetyBackup> safetyBackup,
        Optional<ModeReport.Copy> temporaryTable,
        Optional<Drill> drill) {

    /** What was written to the live table. */
    record Written(long written, long deleted, long left, List<Left> examples, Optional<String> file) {

        static Written of(ModeReport.Written it) {
            return new Written(
                    it.written(),
                    it.deleted(),
                    it.left(),
                    it.examples().stream().map(Left::of).toList(),
                    it.file());
        }
    }

    /** An item that was not written. */
    record Left(String key, String reason, String reasonKey) {

        static Left of(ModeReport.Left it) {
            return new Left(it.key(), OptionRendering.in(it.why()), it.why().firstKey());
        }
    }

    /** What a drill has measured. */
    record Drill(long recoverySeconds, Optional<Long> items) {}

    /** What became of the settings. */
    record Settings(SettingsOrigin origin, String source, List<Setting> results) {

        static Settings of(SettingsReport report) {
            return new Settings(
                    report.origin(),
                    OptionRendering.in(report.source()),
                    report.results().stream().map(Setting::of).toList());
        }
    }

    /** One of them. */
    record Setting(
            SettingName name,
            String original,
            String restored,
            SettingState result,
            Optional<String> reason,
            Optional<String> reasonKey) {

        static Setting of(SettingResult result) {
            return new Setting(
                    result.name(),
                    OptionRendering.in(result.original()),
                    OptionRendering.in(result.restored()),
                    result.result(),
                    result.reason().map(OptionRendering::in),
                    result.reason().map(Message::firstKey));
        }
    }

    /** The findings of the verification. */
    record Check(
            String level,
            boolean passed,
            List<String> findings,
            List<String> findingKeys,
            Optional<Long> countedItems,
            String sentence,
            String key) {

        static Check of(Verification check) {
            return new Check(
                    check.level().word(),
                    check.passed(),
                    OptionRendering.in(check.findings()),
                    Message.keys(check.findings()),
                    check.countedItems(),
                    OptionRendering.in(check.message()),
                    check.message().firstKey());
        }
    }

    /** A point in time, where a backup would be a {@link BackupItem}. */
    record PointInTime(String table, String arn, Instant pointInTime, long sizeBytes) {}

    private static Object source(ChosenSource source) {
        return source instanceof ChosenSource.Backup backup
                ? BackupItem.of(backup.backup().summary())
                : new PointInTime(source.table().name(), source.arn(), source.time(), source.sizeBytes());
    }

    static RestoreDocument of(RestoreReport report) {
        return new RestoreDocument(
                "restore",
                report.verdict(),
                report.partial(),
                report.region(),
                report.startedAt().truncatedTo(ChronoUnit.MILLIS),
                report.finishedAt().truncatedTo(ChronoUnit.MILLIS),
                Duration.between(report.startedAt(), report.finishedAt()).toSeconds(),
                report.outcome(),
                OptionRendering.in(report.message()),
                report.message().firstKey(),
                report.targetTable(),
                report.targetArn(),
                report.dryRun(),
                OptionRendering.in(report.preview()),
                Message.keys(report.preview()),
                report.source().map(RestoreDocument::source),
                report.verification().map(Check::of),
                OptionRendering.in(report.notes()),
                Message.keys(report.notes()),
                report.settings().map(Settings::of),
                report.mode().mode().word(),
                report.mode().comparison(),
                report.mode().plan(),
                report.mode().written().map(Written::of),
                report.mode().safetyBackup(),
                report.mode().copy(),
                report.mode().drill().map(it -> new Drill(it.recovery().toSeconds(), it.items())));
    }
}
