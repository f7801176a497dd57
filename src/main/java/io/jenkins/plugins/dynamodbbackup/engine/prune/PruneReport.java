package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * What a prune did, backup by backup.
 *
 * @param results every backup of the selected tables, table by table, newest first
 * @param problems of the run as a whole, such as a plan that was refused; any of them is a failure
 * @param warnings about what looks like a mistake in a plan that is sound
 */
public record PruneReport(
        Verdict verdict,
        String region,
        boolean dryRun,
        Instant startedAt,
        Instant finishedAt,
        List<PruneResult> results,
        List<Message> problems,
        List<Message> warnings) {

    public PruneReport {
        results = List.copyOf(results);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    public List<PruneResult> kept() {
        return results.stream().filter(result -> !result.delete()).toList();
    }

    /** Really deleted, or in a dry run what would be. */
    public List<PruneResult> deleted() {
        return results.stream()
                .filter(PruneResult::delete)
                .filter(result -> dryRun || result.outcome() == Outcome.OK)
                .toList();
    }

    /** Some backups were deleted and others were not, or a problem remains: neither a success nor a plain failure. */
    public boolean partial() {
        return !dryRun && verdict != Verdict.SUCCESS && !deleted().isEmpty();
    }

    public long freedBytes() {
        return deleted().stream()
                .mapToLong(result -> result.backup().sizeBytes())
                .sum();
    }
}
