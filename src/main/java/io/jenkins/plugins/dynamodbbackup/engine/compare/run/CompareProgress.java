package io.jenkins.plugins.dynamodbbackup.engine.compare.run;

import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonProgress;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonRequest;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a comparison knows: enough to continue in another process.
 *
 * @param region of the session; a saved progress of another region is not resumed
 * @param account of the session, once it is known
 * @param begun the tables as they were when they were looked at, and how far the comparison is
 * @param report once all is over
 */
public record CompareProgress(
        int version,
        CompareRequest request,
        String region,
        Optional<String> account,
        Instant startedAt,
        Instant deadline,
        Optional<Begun> begun,
        Optional<CompareReport> report)
        implements Progress {

    static final int VERSION = 1;

    /** A comparison of which the first items may have been read. */
    public record Begun(ComparisonRequest what, ComparisonProgress progress) {}

    static CompareProgress start(CompareRequest request, String region, Instant now) {
        return new CompareProgress(
                VERSION,
                request,
                region,
                Optional.empty(),
                now,
                now.plus(request.timeout()),
                Optional.empty(),
                Optional.empty());
    }

    /** Nothing is created. */
    @Override
    public List<String> askedFor() {
        return List.of();
    }

    CompareProgress in(Optional<String> itsAccount) {
        return new CompareProgress(version, request, region, itsAccount, startedAt, deadline, begun, report);
    }

    CompareProgress comparing(ComparisonRequest what, ComparisonProgress progress) {
        Optional<Begun> now = Optional.of(new Begun(what, progress));
        return new CompareProgress(version, request, region, account, startedAt, deadline, now, report);
    }

    CompareProgress ending(CompareReport last) {
        return new CompareProgress(version, request, region, account, startedAt, deadline, begun, Optional.of(last));
    }
}
