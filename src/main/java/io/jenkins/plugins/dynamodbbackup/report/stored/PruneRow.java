package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;
import java.time.Instant;
import java.util.Optional;

/**
 * A backup in a prune.
 *
 * @param reason the reason in the plan
 * @param happened the result if it differs from the plan; otherwise empty
 */
public record PruneRow(
        String table,
        String name,
        String arn,
        Instant createdAt,
        long sizeBytes,
        Fate fate,
        Message reason,
        Optional<Message> happened) {

    public PruneRow {
        table = StoredText.name(table);
        name = StoredText.name(name);
        arn = StoredText.name(arn);
    }

    static PruneRow of(PruneResult result, boolean dryRun) {
        Fate fate = Fate.of(result, dryRun);
        return new PruneRow(
                result.backup().tableName(),
                result.backup().name(),
                result.backup().arn(),
                result.backup().createdAt(),
                result.backup().sizeBytes(),
                fate,
                result.reason(),
                fate.asPlanned() ? Optional.empty() : Optional.of(result.message()));
    }
}
