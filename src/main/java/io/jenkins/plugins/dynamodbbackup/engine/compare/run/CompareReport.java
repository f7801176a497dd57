package io.jenkins.plugins.dynamodbbackup.engine.compare.run;

import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonCounts;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * What a comparison has found.
 *
 * @param verdict SUCCESS for equal tables, UNSTABLE for tables that differ, FAILURE when not all was compared
 * @param outcome how it ended: OK also for tables that differ
 * @param estimate items of the larger table, by statistics; 0 while the tables have not been looked at
 * @param examples the first differences, as lines of the file of differences
 */
public record CompareReport(
        Verdict verdict,
        Outcome outcome,
        Message message,
        CompareRequest request,
        String region,
        Instant startedAt,
        Instant finishedAt,
        ComparisonCounts counts,
        long estimate,
        List<String> examples) {

    public CompareReport {
        examples = List.copyOf(examples);
    }
}
