package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingResult;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An ended restore.
 *
 * @param source empty if none was selected
 * @param target name of the new table; empty if it is not known
 * @param verification the comparison and its result; empty if nothing was compared
 * @param dryRun whether nothing was to be restored
 * @param preview what a dry run found, line by line
 * @param settingsSource where the settings come from; empty if none were to be applied
 * @param settings those that are on in the original or in the new table
 */
public record StoredRestore(
        OperationHeader head,
        Outcome outcome,
        String sentence,
        Optional<Source> source,
        String target,
        String verification,
        List<String> notes,
        boolean dryRun,
        List<String> preview,
        String settingsSource,
        List<Setting> settings,
        ModeReport mode)
        implements StoredOperation {

    /**
     * The backup or point in time of a restored table.
     *
     * @param name of the backup, or the point in time
     * @param arn of the backup, or of the source table
     * @param createdAt the time of the data
     */
    public record Source(
            String table, String name, String arn, long sizeBytes, Instant createdAt, boolean pointInTime) {

        public Source {
            table = StoredText.name(table);
            name = StoredText.name(name);
            arn = StoredText.name(arn);
        }

        static Source of(ChosenSource source) {
            return new Source(
                    source.table().name(),
                    source.label(),
                    source.arn(),
                    source.sizeBytes(),
                    source.time(),
                    source instanceof ChosenSource.PointInTime);
        }
    }

    /**
     * A setting of the original table and what became of it.
     *
     * @param why empty if there is nothing to explain
     */
    public record Setting(
            String name, String original, String restored, SettingState state, String result, String why) {

        static Setting of(SettingResult it) {
            return new Setting(
                    it.name().word(),
                    it.original().toString(),
                    it.restored().toString(),
                    it.result(),
                    it.result().text().toString(),
                    it.reason().map(Message::toString).map(StoredText::sentence).orElse(""));
        }
    }

    public StoredRestore {
        sentence = StoredText.sentence(sentence);
        target = StoredText.name(target);
        verification = StoredText.sentence(verification);
        notes = notes.stream().map(StoredText::sentence).toList();
        preview = preview.stream().map(StoredText::sentence).toList();
        settings = List.copyOf(settings);
    }

    public static StoredRestore of(RestoreReport report, boolean emulated) {
        return new StoredRestore(
                new OperationHeader(
                        report.verdict(),
                        report.region(),
                        report.startedAt(),
                        report.finishedAt(),
                        emulated,
                        List.of()),
                report.outcome(),
                report.message().toString(),
                report.source().map(Source::of),
                report.targetTable().orElse(""),
                report.verification().map(check -> check.message().toString()).orElse(""),
                Message.texts(report.notes()),
                report.dryRun(),
                Message.texts(report.preview()),
                report.settings().map(it -> it.source().toString()).orElse(""),
                report.settings().stream()
                        .flatMap(it -> it.results().stream())
                        .filter(it -> !it.unused())
                        .map(Setting::of)
                        .toList(),
                report.mode());
    }

    /** With another line of the preview. */
    public StoredRestore previewing(String line) {
        return new StoredRestore(
                head,
                outcome,
                sentence,
                source,
                target,
                verification,
                notes,
                dryRun,
                Stream.concat(preview.stream(), Stream.of(line)).toList(),
                settingsSource,
                settings,
                mode);
    }

    public Duration time() {
        return Duration.between(head.startedAt(), head.finishedAt());
    }

    /** Whether the table exists and passed the requested verification. */
    public boolean good() {
        return outcome == Outcome.OK && head.verdict() == Verdict.SUCCESS;
    }

    /** Whether the table exists and needs review: see {@link #differs} and {@link #unchecked}. */
    public boolean unsure() {
        return differs() || unchecked() || lacksSettings();
    }

    /** Whether the table exists and some settings of the original could not be applied. */
    public boolean lacksSettings() {
        return settings.stream().anyMatch(setting -> setting.state() == SettingState.FAILED);
    }

    /** Whether its keys, indexes and capacity are correct, but its item count differs from the live table. */
    public boolean differs() {
        return outcome == Outcome.FAILED && head.verdict() == Verdict.UNSTABLE;
    }

    /** Whether the restore was stopped before the table was verified. */
    public boolean unchecked() {
        return outcome == Outcome.OK && head.verdict() == Verdict.ABORTED;
    }

    @Override
    public OperationSummary summary() {
        if (dryRun) {
            return OperationSummary.of(
                    OperationSummary.Kind.RESTORE_DRY_RUN,
                    head,
                    target,
                    Counts.ofTables(0, 0, 0, 0, head.problems().size()),
                    List.of());
        }
        boolean good = outcome == Outcome.OK && !unsure();
        boolean unconfirmed = unsure() || outcome == Outcome.REQUESTED || outcome == Outcome.UNCONFIRMED;
        boolean named = !good && !unsure() && !target.isEmpty();
        return OperationSummary.of(
                OperationSummary.Kind.RESTORE,
                head,
                target,
                Counts.ofTables(
                        1,
                        good ? 1 : 0,
                        unsure() ? 1 : 0,
                        unconfirmed ? 1 : 0,
                        head.problems().size()),
                named ? List.of(new NotGood(outcome, 1, List.of(target))) : List.of());
    }
}
