package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupProgress;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.parameters.BackupForm;
import io.jenkins.plugins.dynamodbbackup.parameters.BackupParameters;
import io.jenkins.plugins.dynamodbbackup.parameters.Names;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code dynamoBackup}: backs up the selected tables and succeeds when AWS reports every backup as AVAILABLE. */
public final class DynamoBackupStep extends OperationStep<BackupProgress, BackupReport> {

    private static final long serialVersionUID = 1L;

    private final BackupParameters parameters;

    /** @param tables a name or pattern, or a list of them */
    @DataBoundConstructor
    public DynamoBackupStep(Object tables) {
        parameters = new BackupParameters(tables);
    }

    @Override
    BackupParameters parameters() {
        return parameters;
    }

    public Object getTables() {
        return parameters.getTables();
    }

    @CheckForNull
    public Object getExclude() {
        return parameters.getExclude();
    }

    @DataBoundSetter
    public void setExclude(@CheckForNull Object value) {
        parameters.setExclude(value);
    }

    @CheckForNull
    public Object getTags() {
        return parameters.getTags();
    }

    @DataBoundSetter
    public void setTags(@CheckForNull Object value) {
        parameters.setTags(value);
    }

    public String getBackupName() {
        return parameters.getBackupName();
    }

    @DataBoundSetter
    public void setBackupName(@CheckForNull String value) {
        parameters.setBackupName(value);
    }

    public int getTimeoutMinutes() {
        return parameters.getTimeoutMinutes();
    }

    @DataBoundSetter
    public void setTimeoutMinutes(int value) {
        parameters.setTimeoutMinutes(value);
    }

    public boolean isWait() {
        return parameters.isWait();
    }

    @DataBoundSetter
    public void setWait(boolean value) {
        parameters.setWait(value);
    }

    public int getMinTables() {
        return parameters.getMinTables();
    }

    @DataBoundSetter
    public void setMinTables(int value) {
        parameters.setMinTables(value);
    }

    public OnPartialFailure getOnPartialFailure() {
        return parameters.getOnPartialFailure();
    }

    @DataBoundSetter
    public void setOnPartialFailure(OnPartialFailure value) {
        parameters.setOnPartialFailure(value);
    }

    @Override
    void tell(RunReport where, BackupReport report) {
        where.add(report);
    }

    @Override
    BackupStepResult result(BackupReport report) {
        return BackupStepResult.of(report);
    }

    /** The descriptor of the step. */
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

        @Override
        public String argumentsToString(@NonNull Map<String, Object> arguments) {
            return Names.shown(arguments.get("tables"));
        }
    }
}
