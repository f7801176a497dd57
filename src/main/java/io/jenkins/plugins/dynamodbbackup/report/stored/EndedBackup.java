package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import java.util.List;
import java.util.stream.Collectors;

/** A backup operation that has ended, with a row for every selected table. */
public record EndedBackup(Head head, List<BackupRow> rows) implements Ended {

    public EndedBackup {
        rows = List.copyOf(rows);
    }

    public static EndedBackup of(BackupReport report, boolean emulated) {
        return new EndedBackup(
                new Head(
                        report.verdict(),
                        report.region(),
                        report.startedAt(),
                        report.finishedAt(),
                        emulated,
                        report.problems(),
                        report.warnings()),
                report.results().stream().map(BackupRow::of).toList());
    }

    @Override
    public String subject() {
        return rows.stream().map(row -> row.table() + "=" + row.name()).collect(Collectors.joining(" "));
    }
}
