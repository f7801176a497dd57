package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupOperation;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupProgress;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupRequest;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.BackupForm;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.time.Duration;
import java.util.Objects;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code dynamoBackup}: backs up the selected tables and succeeds when AWS reports every backup as AVAILABLE. */
public final class DynamoBackupStep extends TableSelectionStep<BackupRequest, BackupProgress, BackupReport> {

    private static final long serialVersionUID = 1L;

    private String backupName = BackupRequest.DEFAULT_NAME;
    private int timeoutMinutes = (int) BackupRequest.DEFAULT_TIMEOUT.toMinutes();
    private boolean wait = true;
    private int minTables = 1;
    private OnPartialFailure onPartialFailure = OnPartialFailure.FAILURE;
    private boolean saveSettings = true;

    /** @param tables a name or pattern, or a list of them */
    @DataBoundConstructor
    public DynamoBackupStep(@CheckForNull Object tables) {
        super(tables);
    }

    public String getBackupName() {
        return backupName;
    }

    @DataBoundSetter
    public void setBackupName(@CheckForNull String value) {
        backupName = Objects.requireNonNullElse(Util.fixEmptyAndTrim(value), BackupRequest.DEFAULT_NAME);
    }

    public int getTimeoutMinutes() {
        return timeoutMinutes;
    }

    @DataBoundSetter
    public void setTimeoutMinutes(int value) {
        timeoutMinutes = value;
    }

    public boolean isWait() {
        return wait;
    }

    @DataBoundSetter
    public void setWait(boolean value) {
        wait = value;
    }

    public int getMinTables() {
        return minTables;
    }

    @DataBoundSetter
    public void setMinTables(int value) {
        minTables = value;
    }

    public boolean isSaveSettings() {
        return saveSettings;
    }

    @DataBoundSetter
    public void setSaveSettings(boolean value) {
        saveSettings = value;
    }

    public OnPartialFailure getOnPartialFailure() {
        return onPartialFailure;
    }

    @DataBoundSetter
    public void setOnPartialFailure(OnPartialFailure value) {
        onPartialFailure = value;
    }

    @Override
    public BackupRequest request() {
        return new BackupRequest(
                query(minTables), backupName, Duration.ofMinutes(timeoutMinutes), wait, onPartialFailure, saveSettings);
    }

    @Override
    public OperationKind<BackupRequest, BackupProgress, BackupReport> kind() {
        return BackupOperation.KIND;
    }

    @Override
    public Closing closing(BackupReport report) {
        return Closing.of(report);
    }

    @Override
    public void tell(RunReport where, BackupReport report) {
        where.add(report);
    }

    @Override
    BackupStepResult result(BackupReport report) {
        return BackupStepResult.of(report);
    }

    @Extension
    public static final class DescriptorImpl extends OperationStepDescriptor implements BackupForm {

        @Override
        public String getFunctionName() {
            return "dynamoBackup";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DynamoBackupStep_displayName();
        }
    }
}
