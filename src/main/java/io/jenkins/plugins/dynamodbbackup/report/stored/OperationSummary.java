package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The summary of an operation for lists, charts and the main page of the build. Its size does not depend on the number
 * of tables.
 *
 * @param id identifies the operation, also if it is reported again after a crash; the name of its file
 * @param notGood the tables that are neither good nor need review, by outcome
 * @param problems the first few; the counts have their total number
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

    /** The most tables listed per outcome, and the most problems listed. */
    public static final int NAMED = 3;

    public enum Kind {
        BACKUP,
        RESTORE,
        RESTORE_DRY_RUN,
        PRUNE,
        PRUNE_DRY_RUN
    }

    public OperationSummary {
        region = StoredText.name(region);
        notGood = List.copyOf(notGood);
        problems = problems.stream().limit(NAMED).map(StoredText::sentence).toList();
    }

    /** @param subject distinguishes operations of the same kind and region that began at the same time */
    static OperationSummary of(Kind kind, OperationHeader head, String subject, Counts counts, List<NotGood> notGood) {
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
