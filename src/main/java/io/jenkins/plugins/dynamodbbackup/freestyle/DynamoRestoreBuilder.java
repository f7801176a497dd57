package io.jenkins.plugins.dynamodbbackup.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.parameters.RestoreForm;
import io.jenkins.plugins.dynamodbbackup.parameters.RestoreParameters;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code restoreDynamoTable}: restores a backup to a new table, as a build step. */
public final class DynamoRestoreBuilder extends OperationBuilder<RestoreProgress, RestoreReport> {

    private final RestoreParameters parameters = new RestoreParameters();

    @DataBoundConstructor
    public DynamoRestoreBuilder() {
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
        parameters.setIndexes(accepted(value));
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

    /** The converter for config.xml. */
    @Restricted(NoExternalUse.class)
    public static final class ConverterImpl extends OperationBuilderConverter {

        public ConverterImpl() {
            super(DynamoRestoreBuilder.class);
        }
    }

    /** The descriptor of the build step. */
    @Extension
    @Symbol("restoreDynamoTable")
    public static final class DescriptorImpl extends OperationBuilderDescriptor implements RestoreForm {

        public DescriptorImpl() {
            super("dynamoRestore");
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DynamoRestoreBuilder_displayName();
        }
    }
}
