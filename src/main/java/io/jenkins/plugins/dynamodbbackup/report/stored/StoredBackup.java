package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/** An ended backup operation, with a row per selected table. */
public record StoredBackup(OperationHeader head, List<BackupRow> rows) implements StoredOperation {

    public StoredBackup {
        rows = List.copyOf(rows);
    }

    public static StoredBackup of(BackupReport report, boolean emulated) {
        return new StoredBackup(
                new OperationHeader(
                        report.verdict(),
                        report.region(),
                        report.startedAt(),
                        report.finishedAt(),
                        emulated,
                        Message.texts(report.problems()),
                        Message.texts(report.warnings())),
                report.results().stream().map(BackupRow::of).toList());
    }

    @Override
    public OperationSummary summary() {
        return OperationSummary.of(
                OperationSummary.Kind.BACKUP,
                head,
                rows.stream().map(row -> row.table() + "=" + row.name()).collect(Collectors.joining(" ")),
                Counts.ofTables(
                        rows.size(),
                        count(Outcome.OK),
                        0,
                        count(Outcome.REQUESTED) + count(Outcome.UNCONFIRMED),
                        head.problems().size()),
                NotGood.of(rows));
    }

    private int count(Outcome outcome) {
        return (int) rows.stream().filter(row -> row.outcome() == outcome).count();
    }
}
