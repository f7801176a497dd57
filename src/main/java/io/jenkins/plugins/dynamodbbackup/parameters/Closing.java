package io.jenkins.plugins.dynamodbbackup.parameters;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneReport;

/**
 * How an operation ends for its build.
 *
 * @param sentence the last one in the log, or the reason of a failure
 */
public record Closing(Verdict verdict, String sentence) {

    public static Closing of(BackupReport report) {
        int all = report.results().size();
        long good = report.results().stream()
                .filter(table -> table.outcome() == Outcome.OK || table.outcome() == Outcome.REQUESTED)
                .count();
        return new Closing(
                report.verdict(),
                switch (report.verdict()) {
                    case SUCCESS -> Messages.Closing_backedUp(good, report.region());
                    case REQUESTED -> Messages.Closing_backupsRequested(good, report.region());
                    case ABORTED -> Messages.Closing_backupStopped(good, all);
                    case UNSTABLE, FAILURE ->
                        all == 0
                                ? Messages.Closing_nothingBackedUp(String.join("; ", report.problems()))
                                : Messages.Closing_partlyBackedUp(good, all, report.region());
                });
    }

    public static Closing of(RestoreReport report) {
        return new Closing(report.verdict(), report.sentence());
    }

    public static Closing of(PruneReport report) {
        int deleted = report.deleted().size();
        int kept = report.results().size() - deleted;
        return new Closing(
                report.verdict(),
                switch (report.verdict()) {
                    case SUCCESS, REQUESTED ->
                        report.dryRun()
                                ? Messages.Closing_pruneDryRun(deleted, kept, report.region())
                                : Messages.Closing_pruned(deleted, kept, report.region());
                    case UNSTABLE, FAILURE ->
                        report.problems().isEmpty()
                                ? Messages.Closing_partlyPruned(deleted, report.region())
                                : Messages.Closing_pruneProblems(String.join("; ", report.problems()));
                    case ABORTED -> Messages.Closing_pruneStopped(deleted);
                });
    }
}
