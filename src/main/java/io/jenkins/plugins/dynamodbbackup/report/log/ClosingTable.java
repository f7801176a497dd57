package io.jenkins.plugins.dynamodbbackup.report.log;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.TextTable;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.report.stored.BackupRow;
import io.jenkins.plugins.dynamodbbackup.report.stored.PruneRow;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredBackup;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredOperation;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredPrune;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore;
import io.jenkins.plugins.dynamodbbackup.report.text.AwsConsole;
import io.jenkins.plugins.dynamodbbackup.report.text.ItemSentences;
import io.jenkins.plugins.dynamodbbackup.report.text.RestoreFigures;
import io.jenkins.plugins.dynamodbbackup.report.text.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The closing lines of an operation in the log: a row per table or backup. The messages before it have the full reasons
 * for failed backups and deletions, and the notes of a restore; the row has a reason in a few words.
 */
public final class ClosingTable {

    private final Links links;
    private final Prices prices;

    private ClosingTable(StoredOperation operation, Prices prices) {
        this.prices = prices;
        this.links = new Links(
                operation.head().emulated()
                        ? Optional.empty()
                        : AwsConsole.of(operation.head().region()));
    }

    /** @param prices for the cost estimate of a restore */
    public static List<String> of(StoredOperation operation, Prices prices) {
        ClosingTable closing = new ClosingTable(operation, prices);
        if (operation instanceof StoredBackup backup) {
            return closing.lines(backup);
        }
        if (operation instanceof StoredPrune prune) {
            return closing.lines(prune);
        }
        return operation instanceof StoredRestore restore ? closing.lines(restore) : List.of();
    }

    private List<String> lines(StoredBackup backup) {
        TextTable table = new TextTable(
                Messages.ClosingTable_table(),
                Messages.ClosingTable_state(),
                Messages.ClosingTable_backup(),
                Messages.ClosingTable_created(),
                Messages.ClosingTable_size());
        for (BackupRow row : backup.rows()) {
            table.row(
                    Argument.table(row.table()),
                    state(State.ofBackup(row.outcome()), row.why()),
                    row.named() ? Argument.backup(row.name()) : TextTable.NOTHING,
                    row.createdAt().map(Times::utc).orElse(TextTable.NOTHING),
                    Amounts.sizeCell(row.sizeBytes()));
        }
        List<String> lines = lines(table);
        if (backup.rows().stream().anyMatch(row -> row.good() && row.sizeBytes() == 0)) {
            lines.add(Amounts.SIZE_NOTE);
        }
        return lines;
    }

    private List<String> lines(StoredPrune prune) {
        TextTable table = new TextTable(
                Messages.ClosingTable_table(),
                Messages.ClosingTable_state(),
                Messages.ClosingTable_backup(),
                Messages.ClosingTable_age(),
                Messages.ClosingTable_size(),
                Messages.ClosingTable_why());
        for (PruneRow row : prune.rows()) {
            if (row.delete()) {
                table.row(
                        Argument.table(row.table()),
                        state(State.of(row, prune.dryRun()), row.happened()),
                        Argument.backup(row.name()),
                        Argument.age(
                                Duration.between(row.createdAt(), prune.head().startedAt())),
                        Amounts.sizeCell(row.sizeBytes()),
                        row.reason());
            }
        }
        return lines(table);
    }

    private List<String> lines(StoredRestore restore) {
        if (restore.target().isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable(
                Messages.ClosingTable_table(),
                Messages.ClosingTable_state(),
                Messages.ClosingTable_source(),
                Messages.ClosingTable_size(),
                Messages.ClosingTable_took());
        table.row(
                Argument.table(restore.target()),
                State.of(restore).word(),
                restore.source()
                        .map(source -> Argument.backup(source.name()))
                        .orElseGet(() -> Argument.of(TextTable.NOTHING)),
                restore.source()
                        .map(source -> Amounts.sizeCell(source.sizeBytes()))
                        .orElse(TextTable.NOTHING),
                Duration.between(restore.head().startedAt(), restore.head().finishedAt()));
        List<String> lines = lines(table);
        String figures = new RestoreFigures(restore, prices).sentence();
        if (!figures.isEmpty()) {
            lines.add(figures);
        }
        lines.addAll(ItemSentences.of(restore).all());
        return lines;
    }

    private List<String> lines(TextTable table) {
        return new ArrayList<>(table.empty() ? List.of() : table.lines(links));
    }

    /** For example: failed: AccessDeniedException. */
    private static String state(State state, Optional<Message> why) {
        return why.flatMap(Message::brief)
                .map(brief -> Messages.ClosingTable_because(state.word(), brief))
                .orElseGet(state::word);
    }
}
