package io.jenkins.plugins.dynamodbbackup.report.stored;

import java.util.stream.Stream;

/**
 * An operation with only a readable summary.
 *
 * @param problem why
 */
public record UnreadableOperation(OperationSummary summary, String problem) implements StoredOperation {

    @Override
    public OperationHeader head() {
        return new OperationHeader(
                summary.verdict(),
                summary.region(),
                summary.startedAt(),
                summary.finishedAt(),
                false,
                Stream.concat(Stream.of(problem), summary.problems().stream()).toList());
    }
}
