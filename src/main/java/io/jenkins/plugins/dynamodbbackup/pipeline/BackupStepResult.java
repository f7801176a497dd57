package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** The return value of {@code dynamoBackup}. Every selected table is in exactly one of the two lists. */
public final class BackupStepResult implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ArrayList<Backup> backups = new ArrayList<>();
    private final ArrayList<Failure> failures = new ArrayList<>();

    private BackupStepResult() {}

    static BackupStepResult of(BackupReport report) {
        BackupStepResult result = new BackupStepResult();
        for (BackupResult table : report.results()) {
            if (table.good()) {
                result.backups.add(new Backup(table));
            } else {
                result.failures.add(new Failure(table.table(), table.message().toString()));
            }
        }
        return result;
    }

    @Whitelisted
    public List<Backup> getBackups() {
        return backups;
    }

    @Whitelisted
    public List<Failure> getFailures() {
        return failures;
    }

    /**
     * The ARN of the backup of this table.
     *
     * @throws NoSuchElementException when this run created none
     */
    @Whitelisted
    public String arn(String table) {
        return backups.stream()
                .filter(backup -> backup.getTable().equals(table))
                .map(Backup::getArn)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(Messages.BackupStepResult_noBackup(
                        table, backups.stream().map(Backup::getTable).collect(Collectors.joining(", ")))));
    }

    @Override
    public String toString() {
        return "backups: " + backups + ", failures: " + failures;
    }

    /** A table with a backup. Times are in ISO 8601 format in UTC. */
    public static final class Backup implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String table;
        private final String arn;
        private final String name;
        private final String status;
        private final String createdAt;
        private final long sizeBytes;

        private Backup(BackupResult result) {
            table = result.table();
            arn = result.arn().orElse("");
            name = result.name();
            status = result.status().orElse("");
            createdAt = result.createdAt().map(Object::toString).orElse("");
            sizeBytes = result.sizeBytes();
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

        /** The last status reported by AWS, such as AVAILABLE. */
        @Whitelisted
        public String getStatus() {
            return status;
        }

        @Whitelisted
        public String getCreatedAt() {
            return createdAt;
        }

        /** As reported by AWS; 0 for new tables. */
        @Whitelisted
        public long getSizeBytes() {
            return sizeBytes;
        }

        @Whitelisted
        @Override
        public String toString() {
            return table + " " + arn;
        }
    }

    /** A table without a confirmed backup. */
    public static final class Failure implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String table;
        private final String reason;

        private Failure(String table, String reason) {
            this.table = table;
            this.reason = reason;
        }

        @Whitelisted
        public String getTable() {
            return table;
        }

        @Whitelisted
        public String getReason() {
            return reason;
        }

        @Whitelisted
        @Override
        public String toString() {
            return table + " (" + reason + ")";
        }
    }
}
