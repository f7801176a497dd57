package io.jenkins.plugins.dynamodbbackup.report.log;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.message.TextTable;
import io.jenkins.plugins.dynamodbbackup.engine.message.TextTable.Cell;
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

/** The closing lines of an operation in the log: a row per table or backup, and a message per problem. */
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

    /** @param prices for the cost estimate of a restore */
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
                    table(row.table()),
                    Cell.of(State.ofBackup(row.outcome()).word()),
                    row.arn().isEmpty() ? Cell.of(TextTable.NOTHING) : backup(row.name()),
                    Cell.of(row.createdAt().map(Times::utc).orElse(TextTable.NOTHING)),
                    size(row.sizeBytes()));
        }
        List<String> lines = begun(table);
        backup.rows().stream()
                .filter(row -> !row.why().isEmpty())
                .forEach(row -> lines.add(links.table(row.table()) + ": " + row.why()));
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
                        table(row.table()),
                        Cell.of(State.of(row.fate()).word()),
                        backup(row.name()),
                        Cell.of(Times.age(
                                Duration.between(row.createdAt(), prune.head().startedAt()))),
                        size(row.sizeBytes()),
                        Cell.of(row.reason()));
            }
        }
        List<String> lines = begun(table);
        prune.rows().stream()
                .filter(row -> !row.happened().isEmpty())
                .forEach(row ->
                        lines.add(links.table(row.table()) + ", " + links.backup(row.name()) + ": " + row.happened()));
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
                table(restore.target()),
                Cell.of(State.of(restore).word()),
                restore.source().map(source -> backup(source.name())).orElse(Cell.of(TextTable.NOTHING)),
                restore.source().map(source -> size(source.sizeBytes())).orElse(Cell.of(TextTable.NOTHING)),
                Cell.of(Times.span(Duration.between(
                        restore.head().startedAt(), restore.head().finishedAt()))));
        List<String> lines = begun(table);
        String figures = new RestoreFigures(restore, prices).sentence();
        if (!figures.isEmpty()) {
            lines.add(figures);
        }
        lines.addAll(restore.notes());
        return lines;
    }

    /** The table, if it has rows, followed by the messages about the operation as a whole. */
    private List<String> begun(TextTable table) {
        List<String> lines = new ArrayList<>(table.empty() ? List.of() : table.lines());
        operation.head().problems().forEach(problem -> lines.add(Messages.ClosingTable_problem(problem)));
        return lines;
    }

    private Cell table(String name) {
        return new Cell(name, links.table(name));
    }

    private Cell backup(String name) {
        return new Cell(name, links.backup(name));
    }

    private static Cell size(long bytes) {
        return Cell.of(Amounts.sizeCell(bytes));
    }
}
