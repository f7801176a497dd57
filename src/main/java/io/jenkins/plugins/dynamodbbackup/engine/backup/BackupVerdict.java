package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.util.List;

/** From the outcomes of the tables to that of the run: green needs every table, and no problem besides. */
final class BackupVerdict {

    private BackupVerdict() {}

    static Verdict of(List<BackupResult> results, List<String> problems, OnPartialFailure onPartialFailure) {
        long available = count(results, Outcome.OK);
        long requested = count(results, Outcome.REQUESTED);
        if (available + requested == 0) {
            return Verdict.FAILURE;
        }
        if (available + requested < results.size() || !problems.isEmpty()) {
            return onPartialFailure == OnPartialFailure.UNSTABLE ? Verdict.UNSTABLE : Verdict.FAILURE;
        }
        return requested == 0 ? Verdict.SUCCESS : Verdict.REQUESTED;
    }

    private static long count(List<BackupResult> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
