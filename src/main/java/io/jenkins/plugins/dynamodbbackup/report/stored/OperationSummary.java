package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What lists, pictures and the build's own page show of an operation, of the same size however many tables it had.
 *
 * @param id the same for the same operation, told of once more by a build that went on after a crash; names its file
 * @param failedTables the first few
 */
public record OperationSummary(
        UUID id,
        Kind kind,
        Verdict verdict,
        String region,
        Instant startedAt,
        Instant finishedAt,
        Counts counts,
        List<String> failedTables) {

    /** So many failed tables are named. */
    public static final int NAMED = 3;

    public enum Kind {
        BACKUP,
        RESTORE,
        PRUNE,
        PRUNE_DRY_RUN
    }

    public OperationSummary {
        region = Clean.name(region);
        failedTables = failedTables.stream().limit(NAMED).map(Clean::name).toList();
    }

    /** @param subject tells the operation from others of its kind and region that began in the same moment */
    static OperationSummary of(Kind kind, Head head, String subject, Counts counts, List<String> failedTables) {
        String identity =
                String.join(" ", kind.name(), head.region(), head.startedAt().toString(), subject);
        return new OperationSummary(
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)),
                kind,
                head.verdict(),
                head.region(),
                head.startedAt(),
                head.finishedAt(),
                counts,
                failedTables);
    }
}
