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
 * @param notGood the tables that are neither good nor to be looked at, by outcome
 * @param problems the first few; the counts have the number of all
 */
public record OperationSummary(
        UUID id,
        Kind kind,
        Verdict verdict,
        String region,
        Instant startedAt,
        Instant finishedAt,
        Counts counts,
        List<NotGood> notGood,
        List<String> problems) {

    /** So many tables of an outcome are named, and so many problems told. */
    public static final int NAMED = 3;

    public enum Kind {
        BACKUP,
        RESTORE,
        PRUNE,
        PRUNE_DRY_RUN
    }

    public OperationSummary {
        region = Clean.name(region);
        notGood = List.copyOf(notGood);
        problems = problems.stream().limit(NAMED).map(Clean::sentence).toList();
    }

    /** @param subject tells the operation from others of its kind and region that began in the same moment */
    static OperationSummary of(Kind kind, Head head, String subject, Counts counts, List<NotGood> notGood) {
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
                notGood,
                head.problems());
    }
}
