package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.report.stored.PruneRow;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredPrune;
import io.jenkins.plugins.dynamodbbackup.report.text.State;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;

/** A prune on the page of its build: a row per backup with the reason. */
public final class PruneSection extends Section {

    private final StoredPrune prune;
    private final Context context;

    PruneSection(StoredPrune prune, int number, Context context) {
        super(prune, number);
        this.prune = prune;
        this.context = context;
    }

    @Override
    public String getKind() {
        return "prune";
    }

    @Override
    public String getTitle() {
        return prune.dryRun()
                ? Messages.PruneSection_dryRunTitle(getRegion())
                : Messages.PruneSection_title(getRegion());
    }

    @Override
    public String getSentence() {
        int gone = prune.gone().size();
        String freed = Amounts.size(prune.freedBytes());
        return prune.dryRun()
                ? Messages.PruneSection_dryRunSentence(gone, prune.kept(), freed)
                : Messages.PruneSection_sentence(gone, prune.kept(), freed);
    }

    @Exported
    public boolean isDryRun() {
        return prune.dryRun();
    }

    /** The size of deleted backups, or in a dry run of those to delete. */
    @Exported
    public long getFreedBytes() {
        return prune.freedBytes();
    }

    /** The number of kept backups, including those without a row. */
    @Exported
    public int getKept() {
        return prune.kept();
    }

    public int getUnlisted() {
        return prune.unlisted();
    }

    @Exported(name = "backups")
    public List<BackupLine> getLines() {
        return prune.rows().stream().map(this::line).toList();
    }

    public List<BackupLine> getWorstFirst() {
        return worstFirst(getLines());
    }

    private BackupLine line(PruneRow row) {
        return new BackupLine(
                context,
                State.of(row, prune.dryRun()),
                row.table(),
                row.name(),
                row.arn(),
                Optional.of(row.createdAt()),
                row.sizeBytes(),
                row.happened()
                        .map(happened -> row.reason() + " \u2014 " + happened)
                        .orElseGet(row.reason()::toString));
    }
}
