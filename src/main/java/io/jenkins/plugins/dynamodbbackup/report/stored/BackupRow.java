package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * One table and its backup.
 *
 * @param arn empty when AWS gave none
 * @param sizeBytes 0 when AWS's statistics, which lag, say nothing yet
 * @param why empty when there is nothing to say but that all went well
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
        table = Clean.name(table);
        name = Clean.name(name);
        arn = Clean.name(arn);
        status = Clean.name(status);
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

    /** Whether AWS has a backup of this name, or may have one. */
    public boolean named() {
        return !arn.isEmpty() || outcome == Outcome.UNCONFIRMED;
    }

    /** Why, in words; empty text when there is nothing to say. */
    public String sentence() {
        return why.map(Message::toString).map(Clean::sentence).orElse("");
    }

    public boolean good() {
        return outcome == Outcome.OK;
    }
}
