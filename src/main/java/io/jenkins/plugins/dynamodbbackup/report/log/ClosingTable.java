package io.jenkins.plugins.dynamodbbackup.report.log;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.TextTable;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.report.stored.BackupRow;
import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedBackup;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedPrune;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedRestore;
import io.jenkins.plugins.dynamodbbackup.report.stored.Fate;
import io.jenkins.plugins.dynamodbbackup.report.stored.PruneRow;
import io.jenkins.plugins.dynamodbbackup.report.text.AwsConsole;
import io.jenkins.plugins.dynamodbbackup.report.text.RestoreFigures;
import io.jenkins.plugins.dynamodbbackup.report.text.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines that close an operation in the log: a row for each table or backup, a sentence for each that went wrong. */
public final class ClosingTable {

    private final Ended operation;
    private final Links links;
    private final Prices prices;

    private ClosingTable(Ended operation, Prices prices) {
        this.operation = operation;
        this.prices = prices;
        this.links = new Links(
                operation.head().emulated()
                        ? Optional.empty()
                        : AwsConsole.of(operation.head().region()));
    }

    /** @param prices what the estimate of a restore's cost counts with */
    public static List<String> of(Ended operation, Prices prices) {
        ClosingTable closing = new ClosingTable(operation, prices);
        if (operation instanceof EndedBackup backup) {
            return closing.lines(backup);
        }
        if (operation instanceof EndedPrune prune) {
            return closing.lines(prune);
        }
        return operation instanceof EndedRestore restore ? closing.lines(restore) : List.of();
    }

    private List<String> lines(EndedBackup backup) {
        TextTable table = new TextTable(
                Messages.ClosingTable_table(),
                Messages.ClosingTable_state(),
                Messages.ClosingTable_backup(),
                Messages.ClosingTable_created(),
                Messages.ClosingTable_size());
        for (BackupRow row : backup.rows()) {
            table.row(
                    Argument.table(row.table()),
                    State.ofBackup(row.outcome()).word(),
                    row.arn().isEmpty() ? TextTable.NOTHING : Argument.backup(row.name()),
                    row.createdAt().map(Times::utc).orElse(TextTable.NOTHING),
                    Amounts.sizeCell(row.sizeBytes()));
        }
        List<String> lines = begun(table);
        backup.rows().stream()
                .filter(row -> row.why().isPresent())
                .forEach(row -> lines.add(links.table(row.table()) + ": " + row.sentence()));
        if (backup.rows().stream().anyMatch(row -> row.good() && row.sizeBytes() == 0)) {
            lines.add(Amounts.SIZE_NOTE);
        }
        return lines;
    }

    private List<String> lines(EndedPrune prune) {
        TextTable table = new TextTable(
                Messages.ClosingTable_table(),
                Messages.ClosingTable_state(),
                Messages.ClosingTable_backup(),
                Messages.ClosingTable_age(),
                Messages.ClosingTable_size(),
                Messages.ClosingTable_why());
        for (PruneRow row : prune.rows()) {
            if (row.fate() != Fate.KEPT) {
                table.row(
                        Argument.table(row.table()),
                        State.of(row.fate()).word(),
                        Argument.backup(row.name()),
                        Argument.age(
                                Duration.between(row.createdAt(), prune.head().startedAt())),
                        Amounts.sizeCell(row.sizeBytes()),
                        row.reason());
            }
        }
        List<String> lines = begun(table);
        prune.rows().stream()
                .filter(row -> row.happened().isPresent())
                .forEach(row -> lines.add(links.table(row.table()) + ", " + links.backup(row.name()) + ": "
                        + row.happened().orElseThrow()));
        return lines;
    }

    private List<String> lines(EndedRestore restore) {
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
                restore.source().map(source -> Amounts.sizeCell(source.sizeBytes())).orElse(TextTable.NOTHING),
                Duration.between(
                        restore.head().startedAt(), restore.head().finishedAt()));
        List<String> lines = begun(table);
        String figures = new RestoreFigures(restore, prices).sentence();
        if (!figures.isEmpty()) {
            lines.add(figures);
        }
        lines.addAll(restore.notes());
        return lines;
    }

    /** The table, if it has rows, and below it the sentences about the operation as a whole. */
    private List<String> begun(TextTable table) {
        List<String> lines = new ArrayList<>(table.empty() ? List.of() : table.lines(links));
        operation.head().problems().forEach(problem -> lines.add(Messages.ClosingTable_problem(problem)));
        return lines;
    }
}
