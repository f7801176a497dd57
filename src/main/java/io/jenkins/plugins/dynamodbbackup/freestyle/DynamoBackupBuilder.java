package io.jenkins.plugins.dynamodbbackup.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupProgress;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.parameters.BackupForm;
import io.jenkins.plugins.dynamodbbackup.parameters.BackupParameters;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code backupDynamoTables}: backs up the selected tables, as a build step. */
public final class DynamoBackupBuilder extends OperationBuilder<BackupProgress, BackupReport> {

    private final BackupParameters parameters;

    /** @param tables a name or pattern, or a list of them */
    @DataBoundConstructor
    public DynamoBackupBuilder(Object tables) {
        parameters = new BackupParameters(accepted(tables));
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

    /** The converter for config.xml. */
    @Restricted(NoExternalUse.class)
    public static final class ConverterImpl extends OperationBuilderConverter {

        public ConverterImpl() {
            super(DynamoBackupBuilder.class);
        }
    }

    /** The descriptor of the build step. */
    @Extension
    @Symbol("backupDynamoTables")
    public static final class DescriptorImpl extends OperationBuilderDescriptor implements BackupForm {

        public DescriptorImpl() {
            super("dynamoBackup");
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DynamoBackupBuilder_displayName();
        }
    }
}
