package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * The common data of all operations.
 *
 * @param emulated whether it used a custom endpoint, so that it is not in the AWS console
 * @param problems messages about the operation as a whole
 * @param warnings messages about possible mistakes without consequences
 */
public record OperationHeader(
        Verdict verdict,
        String region,
        Instant startedAt,
        Instant finishedAt,
        boolean emulated,
        List<String> problems,
        List<String> warnings) {

    public OperationHeader {
        region = StoredText.name(region);
        problems = problems.stream().map(StoredText::sentence).toList();
        warnings = warnings.stream().map(StoredText::sentence).toList();
    }

    public OperationHeader(
            Verdict verdict,
            String region,
            Instant startedAt,
            Instant finishedAt,
            boolean emulated,
            List<String> problems) {
        this(verdict, region, startedAt, finishedAt, emulated, problems, List.of());
    }
}
