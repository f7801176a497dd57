package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.file.LineFiles;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;

/**
 * What the place where an operation runs gives it besides the session.
 *
 * @param settings files of what backups do not hold
 * @param files that the operation writes
 * @param worker carries out its data work
 * @param scratch remembers tables that must not outlive the operation
 */
public record OperationHost(SettingsFiles settings, LineFiles files, DataWorker worker, ScratchTables scratch) {

    /** Keeps no files, and works in this process. */
    public static final OperationHost NONE =
            new OperationHost(SettingsFiles.NONE, LineFiles.NONE, LocalWorker.ALONE, ScratchTables.NONE);

    public OperationHost with(SettingsFiles other) {
        return new OperationHost(other, files, worker, scratch);
    }
}
