package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.Progress;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that a prune must know to go on in another process.
 *
 * @param region that the plan is about; the same ARN means another backup elsewhere
 * @param startedAt by this machine's clock
 * @param runStart when the run began that prunes, by this machine's clock; no younger backup is deleted
 * @param madeByThisRun ARNs of backups that this very run made
 * @param planned saved before the first deletion: nothing else is ever deleted by this run. Absent: nothing was sent
 */
public record PruneProgress(
        int version,
        PruneRequest request,
        String region,
        Instant startedAt,
        Instant runStart,
        Set<String> madeByThisRun,
        Optional<List<PlannedDeletion>> planned)
        implements Progress {

    static final int VERSION = 1;

    public PruneProgress {
        madeByThisRun = Collections.unmodifiableSet(new TreeSet<>(madeByThisRun));
        planned = planned.map(List::copyOf);
    }

    /** A deletion is done at once or not at all. */
    @Override
    public List<String> askedFor() {
        return List.of();
    }

    PruneProgress with(List<PlannedDeletion> deletions) {
        return new PruneProgress(version, request, region, startedAt, runStart, madeByThisRun, Optional.of(deletions));
    }
}
