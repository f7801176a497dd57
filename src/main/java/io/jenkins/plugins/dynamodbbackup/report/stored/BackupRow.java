package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
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
        Optional<Message> why) {

    public BackupRow {
        table = StoredText.name(table);
        name = StoredText.name(name);
        arn = StoredText.name(arn);
        status = StoredText.name(status);
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
                plain ? Optional.empty() : Optional.of(result.message()));
    }

    /** Whether AWS has, or may have, a backup with this name. */
    public boolean named() {
        return !arn.isEmpty() || outcome == Outcome.UNCONFIRMED;
    }

    /** The reason as text; an empty text if there was no problem. */
    public String sentence() {
        return why.map(Message::toString).map(StoredText::sentence).orElse("");
    }

    public boolean good() {
        return outcome == Outcome.OK;
    }
}
