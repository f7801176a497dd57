package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;
import java.util.ArrayList;
import java.util.List;

/**
 * An ended prune.
 *
 * @param rows all backups planned for deletion, and at most {@link #KEPT_LISTED} of the kept ones
 * @param kept the number of all kept backups
 */
public record StoredPrune(OperationHeader head, boolean dryRun, List<PruneRow> rows, int kept)
        implements StoredOperation {

    /** A prune can keep tens of thousands of backups every night; the log counts them by reason. */
    static final int KEPT_LISTED = 500;

    public StoredPrune {
        rows = List.copyOf(rows);
    }

    public static StoredPrune of(PruneReport report, boolean emulated) {
        List<PruneRow> rows = new ArrayList<>();
        int kept = 0;
        for (PruneResult result : report.results()) {
            if (result.delete() || kept++ < KEPT_LISTED) {
                rows.add(PruneRow.of(result, report.dryRun()));
            }
        }
        return new StoredPrune(
                new OperationHeader(
                        report.verdict(),
                        report.region(),
                        report.startedAt(),
                        report.finishedAt(),
                        emulated,
                        Message.texts(report.problems()),
                        Message.texts(report.warnings())),
                report.dryRun(),
                rows,
                kept);
    }

    @Override
    public OperationSummary summary() {
        return OperationSummary.of(
                dryRun ? OperationSummary.Kind.PRUNE_DRY_RUN : OperationSummary.Kind.PRUNE,
                head,
                String.join(" ", rows.stream().map(PruneRow::table).distinct().toList()),
                Counts.ofBackups(
                        gone().size(),
                        kept,
                        dryRun ? 0 : planned() - gone().size() - unconfirmed(),
                        dryRun ? 0 : unconfirmed(),
                        head.problems().size()),
                List.of());
    }

    /** The size of deleted backups, or in a dry run of those to delete. */
    public long freedBytes() {
        return gone().stream().mapToLong(PruneRow::sizeBytes).sum();
    }

    /** Deleted backups, or in a dry run those to delete. */
    public List<PruneRow> gone() {
        return rows.stream()
                .filter(row -> row.delete() && (dryRun || row.outcome() == Outcome.OK))
                .toList();
    }

    /** The number of kept backups without a row. */
    public int unlisted() {
        return kept - (rows.size() - planned());
    }

    private int planned() {
        return (int) rows.stream().filter(PruneRow::delete).count();
    }

    private int unconfirmed() {
        return (int) rows.stream()
                .filter(row ->
                        row.delete() && (row.outcome() == Outcome.UNCONFIRMED || row.outcome() == Outcome.REQUESTED))
                .count();
    }
}
