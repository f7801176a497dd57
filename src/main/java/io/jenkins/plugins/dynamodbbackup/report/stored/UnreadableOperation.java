package io.jenkins.plugins.dynamodbbackup.report.stored;

import java.util.List;

/** An operation of which only the summary can be read. */
public record UnreadableOperation(OperationSummary summary, String problem) implements Ended {

    @Override
    public Head head() {
        return new Head(
                summary.verdict(),
                summary.region(),
                summary.startedAt(),
                summary.finishedAt(),
                false,
                List.of(problem));
    }
}
