package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.util.List;

/** From the outcomes of the tables to that of the run: green needs every table, and no problem besides. */
final class BackupVerdict {

    private BackupVerdict() {}

    static Verdict of(List<BackupResult> results, List<Message> problems, OnPartialFailure onPartialFailure) {
        BackupCounts counts = BackupCounts.of(results);
        if (counts.good() == 0) {
            return Verdict.FAILURE;
        }
        if (counts.good() < counts.all() || !problems.isEmpty()) {
            return onPartialFailure == OnPartialFailure.UNSTABLE ? Verdict.UNSTABLE : Verdict.FAILURE;
        }
        return counts.requested() == 0 ? Verdict.SUCCESS : Verdict.REQUESTED;
    }
}
