package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** The return value of {@code dynamoPruneBackups}. In a dry run, {@code deleted} lists what would be deleted. */
public final class PruneStepResult implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<Backup> kept = new ArrayList<>();
    private final ArrayList<Backup> deleted = new ArrayList<>();
    private final long freedBytes;
    private final boolean dryRun;

    private PruneStepResult(PruneReport report) {
        freedBytes = report.freedBytes();
        dryRun = report.dryRun();
        List<PruneResult> gone = report.deleted();
        gone.forEach(result -> deleted.add(new Backup(result)));
        report.results().stream()
                .filter(result -> !gone.contains(result))
                .forEach(result -> kept.add(new Backup(result)));
    }

    static PruneStepResult of(PruneReport report) {
        return new PruneStepResult(report);
    }

    /** All remaining backups, including those that could not be deleted. */
    @Whitelisted
    public List<Backup> getKept() {
        return kept;
    }

    @Whitelisted
    public List<Backup> getDeleted() {
        return deleted;
    }

    @Whitelisted
    public long getFreedBytes() {
        return freedBytes;
    }

    @Whitelisted
    public boolean isDryRun() {
        return dryRun;
    }

    @Whitelisted
    @Override
    public String toString() {
        return "kept: " + kept + ", deleted: " + deleted;
    }

    /** A kept or deleted backup with the reason. Times are in ISO 8601 format in UTC. */
    public static final class Backup implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String table;
        private final String arn;
        private final String name;
        private final String createdAt;
        private final long sizeBytes;
        private final String reason;

        private Backup(PruneResult result) {
            ListedBackup backup = result.backup();
            table = backup.tableName();
            arn = backup.arn();
            name = backup.name();
            createdAt = backup.createdAt().toString();
            sizeBytes = backup.sizeBytes();
            reason = result.reason().toString();
        }

        @Whitelisted
        public String getTable() {
            return table;
        }

        @Whitelisted
        public String getArn() {
            return arn;
        }

        @Whitelisted
        public String getName() {
            return name;
        }

        @Whitelisted
        public String getCreatedAt() {
            return createdAt;
        }

        @Whitelisted
        public long getSizeBytes() {
            return sizeBytes;
        }

        @Whitelisted
        public String getReason() {
            return reason;
        }

        @Whitelisted
        @Override
        public String toString() {
            return table + " " + name + " (" + reason + ")";
        }
    }
}
