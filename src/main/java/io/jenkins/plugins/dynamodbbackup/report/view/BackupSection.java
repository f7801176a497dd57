package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.report.stored.BackupRow;
import io.jenkins.plugins.dynamodbbackup.report.stored.SavedSettings;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredBackup;
import io.jenkins.plugins.dynamodbbackup.report.text.Dollars;
import io.jenkins.plugins.dynamodbbackup.report.text.State;
import java.nio.file.Files;
import java.util.List;
import org.kohsuke.stapler.export.Exported;

/** A backup on the page of its build: a row per table. */
public final class BackupSection extends Section {

    private final StoredBackup backup;
    private final Context context;

    BackupSection(StoredBackup backup, int number, Context context) {
        super(backup, number);
        this.backup = backup;
        this.context = context;
    }

    @Override
    public String getKind() {
        return "backup";
    }

    @Override
    public String getTitle() {
        return switch (backup.rows().size()) {
            case 0 -> Messages.BackupSection_title(getRegion());
            case 1 -> Messages.BackupSection_titleOf(backup.rows().get(0).table(), getRegion());
            default -> Messages.BackupSection_titleOfMany(backup.rows().size(), getRegion());
        };
    }

    @Override
    public String getSentence() {
        if (backup.rows().isEmpty()) {
            return Messages.BackupSection_nothing();
        }
        long good = backup.rows().stream().filter(BackupRow::good).count();
        return Messages.BackupSection_sentence(good, backup.rows().size());
    }

    @Exported(name = "backups")
    public List<BackupLine> getLines() {
        return backup.rows().stream().map(this::line).toList();
    }

    public List<BackupLine> getWorstFirst() {
        return worstFirst(getLines());
    }

    private BackupLine line(BackupRow row) {
        return new BackupLine(
                context,
                State.ofBackup(row.outcome()),
                row.table(),
                row.arn().isEmpty() ? "" : row.name(),
                row.arn(),
                row.createdAt(),
                row.sizeBytes(),
                row.sentence());
    }

    @Override
    public String settingsUrl(String backupArn) {
        return SavedSettings.folder().file(backupArn).filter(Files::exists).isPresent()
                ? "settings/" + backupArn.substring(backupArn.lastIndexOf('/') + 1) + "/"
                : "";
    }

    /** The total size and cost, with the price used. */
    public String getTotal() {
        long bytes = backup.rows().stream().mapToLong(BackupRow::sizeBytes).sum();
        Prices prices = context.prices();
        return Messages.BackupSection_total(
                Amounts.size(bytes),
                Dollars.told(prices.ofStorage(bytes).doubleValue()),
                "$" + prices.storagePerGbMonth().toPlainString());
    }
}
