package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * A table and its backup.
 *
 * @param arn empty if AWS returned none
 * @param sizeBytes 0 if AWS statistics, which lag, are not available yet
 * @param why empty if there was no problem
 */
public record BackupRow(
        String table,
        String name,
        String arn,
        Outcome outcome,
        String status,
        Optional<Instant> createdAt,
        long sizeBytes,
        String why) {

    public BackupRow {
        table = Clean.name(table);
        name = Clean.name(name);
        arn = Clean.name(arn);
        status = Clean.name(status);
        why = Clean.sentence(why);
    }

    public static BackupRow of(BackupResult result) {
        boolean plain = result.outcome() == Outcome.OK && result.duplicates().isEmpty();
        return new BackupRow(
                result.table(),
                result.name(),
                result.arn().orElse(""),
                result.outcome(),
                result.status().orElse(""),
                result.createdAt(),
                result.sizeBytes(),
                plain ? "" : result.sentence());
    }

    public boolean good() {
        return outcome == Outcome.OK;
    }
}
