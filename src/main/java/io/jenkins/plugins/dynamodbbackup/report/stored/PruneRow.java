package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;
import java.time.Instant;
import java.util.Optional;

/**
 * A backup in a prune.
 *
 * @param delete whether the plan deletes it
 * @param outcome of a planned deletion: OK is deleted, SKIPPED exists, and of the others it is not certain
 * @param reason the reason in the plan
 * @param happened the result if it differs from the plan; otherwise empty
 */
public record PruneRow(
        String table,
        String name,
        String arn,
        Instant createdAt,
        long sizeBytes,
        boolean delete,
        Outcome outcome,
        Message reason,
        Optional<Message> happened) {

    public PruneRow {
        table = StoredText.name(table);
        name = StoredText.name(name);
        arn = StoredText.name(arn);
    }

    static PruneRow of(PruneResult result, boolean dryRun) {
        boolean asPlanned = !result.delete() || dryRun || result.outcome() == Outcome.OK;
        return new PruneRow(
                result.backup().tableName(),
                result.backup().name(),
                result.backup().arn(),
                result.backup().createdAt(),
                result.backup().sizeBytes(),
                result.delete(),
                result.outcome(),
                result.reason(),
                asPlanned ? Optional.empty() : Optional.of(result.message()));
    }

    /** Whether the backup can no longer be relied on. A failed deletion may still have taken effect. */
    public boolean doubtful() {
        return delete && outcome != Outcome.SKIPPED;
    }
}
