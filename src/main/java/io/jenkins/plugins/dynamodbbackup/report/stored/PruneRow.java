package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneResult;
import java.time.Instant;

/**
 * One backup that a prune looked at.
 *
 * @param reason why the plan keeps or deletes it
 * @param happened what became of it when that is not what the plan meant; otherwise empty
 */
public record PruneRow(
        String table,
        String name,
        String arn,
        Instant createdAt,
        long sizeBytes,
        Fate fate,
        String reason,
        String happened) {

    static PruneRow of(PruneResult result, boolean dryRun) {
        Fate fate = Fate.of(result, dryRun);
        return new PruneRow(
                Clean.line(result.backup().tableName()),
                Clean.line(result.backup().name()),
                Clean.line(result.backup().arn()),
                result.backup().createdAt(),
                result.backup().sizeBytes(),
                fate,
                Clean.sentence(result.reason()),
                fate.asPlanned() ? "" : Clean.sentence(result.sentence()));
    }
}
