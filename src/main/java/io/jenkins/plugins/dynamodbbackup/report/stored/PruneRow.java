package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;
import java.time.Instant;

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
        String reason,
        String happened) {

    public PruneRow {
        table = Clean.name(table);
        name = Clean.name(name);
        arn = Clean.name(arn);
        reason = Clean.sentence(reason);
        happened = Clean.sentence(happened);
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
                fate.asPlanned() ? "" : result.sentence());
    }
}
