package io.jenkins.plugins.dynamodbbackup.report;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.report.log.ClosingTable;
import io.jenkins.plugins.dynamodbbackup.report.log.LinkedJournal;
import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedBackup;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedPrune;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedRestore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where the operations of a build tell what they do and what they did. Whoever runs an operation gives it the journal and,
 * when it has ended in whatever way, adds its report, once. Safe for use from many threads and for many operations of
 * one build; the same report added again, as after a crash at the wrong moment, takes the place of the first.
 */
public final class RunReport {

    private static final Logger LOGGER = Logger.getLogger(RunReport.class.getName());

    private final Run<?, ?> run;
    private final TaskListener listener;

    public RunReport(Run<?, ?> run, TaskListener listener) {
        this.run = run;
        this.listener = listener;
    }

    /** Writes into the build's log, with links at ARNs. */
    public Journal journal() {
        return new LinkedJournal(listener.getLogger(), !emulated(), Optional.empty());
    }

    /** Writes into the build's log, with links at ARNs and at the names of tables and backups of this region. */
    public Journal journal(AwsTarget target) {
        return new LinkedJournal(listener.getLogger(), target.endpoint().isEmpty(), Optional.of(target.region()));
    }

    /**
     * The build's page exists from here on, and shows the operation until it is closed.
     *
     * @param kind {@code backup}, {@code restore} or {@code prune}
     * @param status what it waits for before it begins to work
     */
    public RunningOperation begin(String kind, String status) {
        boolean first = run.getAction(BuildBackupsAction.class) == null;
        RunningOperation operation = BuildBackupsAction.of(run).begin(kind, status);
        if (first) {
            save(); // the page must be there after a restart, too
        }
        return operation;
    }

    /** Shows in log and pages what became of the tables. Never fails: what cannot be saved is only lost for the page. */
    public void add(BackupReport report) {
        ended(EndedBackup.of(report, emulated()));
    }

    /** Shows in log and pages what became of the restore. Never fails. */
    public void add(RestoreReport report) {
        ended(EndedRestore.of(report, emulated()));
    }

    /** Shows in log and pages which backups stayed and which went, and why. Never fails. */
    public void add(PruneReport report) {
        ended(EndedPrune.of(report, emulated()));
    }

    private static boolean emulated() {
        return DynamoDbBackupConfiguration.get().getEndpointUrl() != null;
    }

    private void ended(Ended operation) {
        List<String> lines =
                ClosingTable.of(operation, DynamoDbBackupConfiguration.get().prices());
        if (!lines.isEmpty()) {
            listener.getLogger().println(String.join("\n", lines)); // at once: other branches speak too
        }
        BuildBackupsAction.of(run).add(operation);
        save();
    }

    private void save() {
        try {
            run.save();
        } catch (IOException failed) {
            LOGGER.log(Level.WARNING, failed, () -> "The DynamoDB backups of " + run + " could not be saved");
        }
    }
}
