package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore.Source;
import io.jenkins.plugins.dynamodbbackup.report.text.Dollars;
import io.jenkins.plugins.dynamodbbackup.report.text.ItemSentences;
import io.jenkins.plugins.dynamodbbackup.report.text.RestoreFigures;
import io.jenkins.plugins.dynamodbbackup.report.text.State;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;

/** A restore on the page of its build. Unknown texts are empty. */
public final class RestoreSection extends Section {

    private final StoredRestore restore;
    private final Context context;

    RestoreSection(StoredRestore restore, int number, Context context) {
        super(restore, number);
        this.restore = restore;
        this.context = context;
    }

    @Override
    public String getKind() {
        return "restore";
    }

    @Override
    public String getTitle() {
        if (restore.dryRun()) {
            return restore.target().isEmpty()
                    ? Messages.RestoreSection_dryRunTitle(getRegion())
                    : Messages.RestoreSection_dryRunTitleOf(restore.target(), getRegion());
        }
        return restore.target().isEmpty()
                ? Messages.RestoreSection_title(getRegion())
                : Messages.RestoreSection_titleOf(restore.target(), getRegion());
    }

    /** A restore is never shown as partly done: a different count can be due to the damage before the restore. */
    @Override
    public String getVerdictWord() {
        return restore.differs() ? Messages.RestoreSection_unsure() : super.getVerdictWord();
    }

    @Override
    @Exported
    public String getSentence() {
        return restore.sentence();
    }

    @Exported
    public State getState() {
        return State.of(restore);
    }

    public String getWord() {
        return getState().word();
    }

    public String getStateSign() {
        return getState().sign().name().toLowerCase(Locale.ROOT);
    }

    @Exported
    public String getTargetTable() {
        return restore.target();
    }

    public String getTargetUrl() {
        return context.tableUrl(restore.target());
    }

    @Exported
    public String getSourceTable() {
        return restore.source().map(Source::table).orElse("");
    }

    public String getSourceTableUrl() {
        return context.tableUrl(getSourceTable());
    }

    /** Whether the source is a point in time, not a backup. */
    @Exported
    public boolean isPointInTime() {
        return restore.source().map(Source::pointInTime).orElse(false);
    }

    /** The name of the backup, or the words for a point in time. */
    public String getSourceWord() {
        return isPointInTime() ? Messages.RestoreSection_pointInTime() : getSourceBackup();
    }

    /** The name of the backup, or the point in time. */
    @Exported
    public String getSourceBackup() {
        return restore.source().map(Source::name).orElse("");
    }

    @Exported
    public String getSourceArn() {
        return restore.source().map(Source::arn).orElse("");
    }

    public String getSourceUrl() {
        return getSourceArn().isEmpty() || isPointInTime() ? "" : context.backupsUrl();
    }

    @Exported
    public long getSizeBytes() {
        return restore.source().map(Source::sizeBytes).orElse(0L);
    }

    public String getSizeText() {
        return getSizeBytes() == 0 ? "" : Amounts.size(getSizeBytes());
    }

    /** The time of the data in the new table: ISO 8601, in UTC. */
    @Exported
    public String getSourceCreatedAt() {
        return figures().made().map(Times::iso).orElse("");
    }

    public String getMadeDay() {
        return figures().made().map(Times::day).orElse("");
    }

    public String getMadeClock() {
        return figures().made().map(Times::clock).orElse("");
    }

    /** The age of the backup when the restore began. */
    @Exported
    public long getSourceAgeSeconds() {
        return figures().age().map(Duration::toSeconds).orElse(0L);
    }

    public String getAge() {
        return figures().age().map(Times::age).orElse("");
    }

    /** An estimate in US dollars. */
    @Exported(name = "costUsd")
    public double getCostAmount() {
        return figures().cost();
    }

    public String getCost() {
        return getCostAmount() > 0 ? Dollars.shown(getCostAmount()) : "";
    }

    /** The cost estimate with the price used. */
    public String getTotal() {
        return figures().costSentence();
    }

    private RestoreFigures figures() {
        return new RestoreFigures(restore, context.prices());
    }

    /** The comparison and its result. */
    @Exported
    public String getVerification() {
        return restore.verification();
    }

    /** Where the applied settings come from. */
    @Exported
    public String getSettingsSource() {
        return restore.settingsSource();
    }

    @Exported
    public List<SettingLine> getSettings() {
        return restore.settings().stream().map(SettingLine::new).toList();
    }

    /** {@code new}, {@code settings}, {@code inPlace} or {@code replace}. */
    @Exported
    public String getMode() {
        return restore.mode().mode().word();
    }

    /** Whether the restored table was a trial. */
    @Exported
    public boolean isDrill() {
        return restore.mode().drill().isPresent();
    }

    /** From the start of the drill until the restored table was verified; 0 for others. */
    @Exported
    public long getRecoverySeconds() {
        return restore.mode().drill().map(drill -> drill.recovery().toSeconds()).orElse(0L);
    }

    /** What was compared, written and left, in a sentence each. */
    public List<String> getItems() {
        return ItemSentences.of(restore).all();
    }

    /** The number of items that differ between the backup and the live table, as far as they were compared. */
    @Exported
    public long getDifferences() {
        return restore.mode().comparison().map(ModeReport.Compared::differences).orElse(0L);
    }

    @Exported
    public long getWrittenItems() {
        return written().map(ModeReport.Written::written).orElse(0L);
    }

    @Exported
    public long getDeletedItems() {
        return written().map(ModeReport.Written::deleted).orElse(0L);
    }

    /** Items that differ and were not written. */
    @Exported
    public long getLeftItems() {
        return written().map(ModeReport.Written::left).orElse(0L);
    }

    private Optional<ModeReport.Written> written() {
        return restore.mode().written();
    }

    /** The first few items that differ. */
    public List<ModeReport.Example> getExamples() {
        return restore.mode().comparison().map(ModeReport.Compared::examples).orElse(List.of());
    }

    /** The kind of a difference. */
    public String wordOf(ModeReport.Example example) {
        return switch (example.kind()) {
            case "missing" -> Messages.RestoreSection_missing();
            case "extra" -> Messages.RestoreSection_extra();
            default -> Messages.RestoreSection_changed();
        };
    }

    /** The names of the attributes that differ. */
    public String attributesOf(ModeReport.Example example) {
        return String.join(", ", example.attributes());
    }

    /** The first few items that were left. */
    public List<ModeReport.Left> getLeftExamples() {
        return written().map(ModeReport.Written::examples).orElse(List.of());
    }

    /** The address of the file with all differences, relative to the page; empty if there is none. */
    public String getDifferencesUrl() {
        return getDifferences() > 0 ? file("differences") : "";
    }

    /** The same for the items that were left. */
    public String getLeftUrl() {
        return getLeftItems() > 0 ? file("left") : "";
    }

    private String file(String kind) {
        return "files/" + restore.summary().id() + "/" + kind;
    }

    @Exported
    public String getSafetyBackupArn() {
        return restore.mode().safetyBackup().map(ModeReport.SafetyBackup::arn).orElse("");
    }

    @Exported
    public boolean isDryRun() {
        return restore.dryRun();
    }

    /** What a dry run found. */
    @Exported
    public List<String> getPreview() {
        return restore.preview();
    }

    @Exported
    public List<String> getNotes() {
        return restore.notes();
    }
}
