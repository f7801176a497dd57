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
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredBackup;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredOperation;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredPrune;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Reports the operations of a build in its log and on its pages. The caller passes the journal to the operation, and
 * adds its report when it has ended. Thread-safe, also for several operations of a build. If a report is added again,
 * for example after a crash, it replaces the first one.
 */
public final class RunReport {

    private static final Logger LOGGER = Logger.getLogger(RunReport.class.getName());

    private final Run<?, ?> run;
    private final TaskListener listener;

    public RunReport(Run<?, ?> run, TaskListener listener) {
        this.run = run;
        this.listener = listener;
    }

    /** Writes to the log of the build, with links for ARNs. */
    public Journal journal() {
        return new LinkedJournal(listener.getLogger(), !emulated(), Optional.empty());
    }

    /** Writes to the log of the build, with links for ARNs and for the names of tables and backups of this region. */
    public Journal journal(AwsTarget target) {
        return new LinkedJournal(listener.getLogger(), target.endpoint().isEmpty(), Optional.of(target.region()));
    }

    /**
     * Adds a running operation to the page of the build, which shows it until it is closed.
     *
     * @param kind {@code backup}, {@code restore} or {@code prune}
     * @param status what the operation waits for before it starts
     */
    public RunningOperation begin(String kind, String status) {
        boolean first = run.getAction(BuildBackupsAction.class) == null;
        RunningOperation operation = BuildBackupsAction.of(run).begin(kind, status);
        if (first) {
            save(); // the page must also exist after a restart
        }
        return operation;
    }

    /** Adds a backup to the log and the pages. Never fails: if it cannot be saved, only the page lacks it. */
    public void add(BackupReport report) {
        ended(StoredBackup.of(report, emulated()));
    }

    /** Adds a restore to the log and the pages. Never fails. */
    public void add(RestoreReport report) {
        StoredRestore restore = StoredRestore.of(report, emulated());
        ended(restore.dryRun() ? withPastRestores(restore) : restore);
    }

    private StoredRestore withPastRestores(StoredRestore preview) {
        Optional<String> past = PastRestores.of(run, preview);
        past.ifPresent(listener.getLogger()::println);
        return past.map(preview::previewing).orElse(preview);
    }

    /** Adds a prune to the log and the pages. Never fails. */
    public void add(PruneReport report) {
        ended(StoredPrune.of(report, emulated()));
    }

    private static boolean emulated() {
        return DynamoDbBackupConfiguration.get().getEndpointUrl() != null;
    }

    private void ended(StoredOperation operation) {
        List<String> lines =
                ClosingTable.of(operation, DynamoDbBackupConfiguration.get().prices());
        if (!lines.isEmpty()) {
            listener.getLogger().println(String.join("\n", lines)); // in one call: other branches also write
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
