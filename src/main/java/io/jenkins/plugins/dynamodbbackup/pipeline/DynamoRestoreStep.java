package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.parameters.RestoreForm;
import io.jenkins.plugins.dynamodbbackup.parameters.RestoreParameters;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.util.Map;
import java.util.Objects;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code dynamoRestore}: restores a backup to a new table. Existing tables are never changed. */
public final class DynamoRestoreStep extends OperationStep<RestoreProgress, RestoreReport> {

    private static final long serialVersionUID = 1L;

    private final RestoreParameters parameters = new RestoreParameters();

    @DataBoundConstructor
    public DynamoRestoreStep() {
        // The backup can be specified in several ways, by the setters.
    }

    @Override
    RestoreParameters parameters() {
        return parameters;
    }

    @CheckForNull
    public String getBackupArn() {
        return parameters.getBackupArn();
    }

    @DataBoundSetter
    public void setBackupArn(@CheckForNull String value) {
        parameters.setBackupArn(value);
    }

    @CheckForNull
    public String getTable() {
        return parameters.getTable();
    }

    @DataBoundSetter
    public void setTable(@CheckForNull String value) {
        parameters.setTable(value);
    }

    @CheckForNull
    public String getBackup() {
        return parameters.getBackup();
    }

    @DataBoundSetter
    public void setBackup(@CheckForNull String value) {
        parameters.setBackup(value);
    }

    @CheckForNull
    public String getBefore() {
        return parameters.getBefore();
    }

    @DataBoundSetter
    public void setBefore(@CheckForNull String value) {
        parameters.setBefore(value);
    }

    public String getTargetTable() {
        return parameters.getTargetTable();
    }

    @DataBoundSetter
    public void setTargetTable(@CheckForNull String value) {
        parameters.setTargetTable(value);
    }

    @CheckForNull
    public String getBillingMode() {
        return parameters.getBillingMode();
    }

    @DataBoundSetter
    public void setBillingMode(@CheckForNull String value) {
        parameters.setBillingMode(value);
    }

    @CheckForNull
    public Integer getReadCapacity() {
        return parameters.getReadCapacity();
    }

    @DataBoundSetter
    public void setReadCapacity(@CheckForNull Integer value) {
        parameters.setReadCapacity(value);
    }

    @CheckForNull
    public Integer getWriteCapacity() {
        return parameters.getWriteCapacity();
    }

    @DataBoundSetter
    public void setWriteCapacity(@CheckForNull Integer value) {
        parameters.setWriteCapacity(value);
    }

    public Object getIndexes() {
        return parameters.getIndexes();
    }

    @DataBoundSetter
    public void setIndexes(@CheckForNull Object value) {
        parameters.setIndexes(value);
    }

    @CheckForNull
    public String getKmsKey() {
        return parameters.getKmsKey();
    }

    @DataBoundSetter
    public void setKmsKey(@CheckForNull String value) {
        parameters.setKmsKey(value);
    }

    public String getVerify() {
        return parameters.getVerify();
    }

    @DataBoundSetter
    public void setVerify(@CheckForNull String value) {
        parameters.setVerify(value);
    }

    public int getTimeoutMinutes() {
        return parameters.getTimeoutMinutes();
    }

    @DataBoundSetter
    public void setTimeoutMinutes(int value) {
        parameters.setTimeoutMinutes(value);
    }

    @Override
    void tell(RunReport where, RestoreReport report) {
        where.add(report);
    }

    @Override
    RestoreStepResult result(RestoreReport report) {
        return RestoreStepResult.of(report);
    }

    /** The descriptor of the step. */
    @Extension
    public static final class DescriptorImpl extends OperationStepDescriptor implements RestoreForm {

        @Override
        public String getFunctionName() {
            return "dynamoRestore";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DynamoRestoreStep_displayName();
        }

        @Override
        public String argumentsToString(@NonNull Map<String, Object> arguments) {
            return Objects.toString(arguments.getOrDefault("table", arguments.get("backupArn")), null);
        }
    }
}
