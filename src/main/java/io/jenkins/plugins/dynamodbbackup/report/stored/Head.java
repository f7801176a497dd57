package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * What every operation has.
 *
 * @param emulated whether it ran against another endpoint than AWS' own, so that the AWS console knows nothing of it
 * @param problems sentences about the operation as a whole
 * @param warnings sentences about what looks like a mistake in it and did no harm
 */
public record Head(
        Verdict verdict,
        String region,
        Instant startedAt,
        Instant finishedAt,
        boolean emulated,
        List<String> problems,
        List<String> warnings) {

    public Head {
        region = Clean.name(region);
        problems = problems.stream().map(Clean::sentence).toList();
        warnings = warnings.stream().map(Clean::sentence).toList();
    }

    public Head(
            Verdict verdict,
            String region,
            Instant startedAt,
            Instant finishedAt,
            boolean emulated,
            List<String> problems) {
        this(verdict, region, startedAt, finishedAt, emulated, problems, List.of());
    }
}
