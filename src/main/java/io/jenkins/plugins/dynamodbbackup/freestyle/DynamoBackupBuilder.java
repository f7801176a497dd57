package io.jenkins.plugins.dynamodbbackup.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.pipeline.DynamoBackupStep;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.BackupForm;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code backupDynamoTables}: backs up the selected tables, as a build step. */
public final class DynamoBackupBuilder extends OperationBuilder {

    public final Object tables;

    @DataBoundSetter
    public Object exclude;

    @DataBoundSetter
    public Object tags;

    @DataBoundSetter
    public String backupName;

    @DataBoundSetter
    public Integer timeoutMinutes;

    @DataBoundSetter
    public Boolean wait;

    @DataBoundSetter
    public Integer minTables;

    @DataBoundSetter
    public OnPartialFailure onPartialFailure;

    @DataBoundSetter
    public Boolean saveSettings;

    /** @param tables a name or pattern, or a list of them */
    @DataBoundConstructor
    public DynamoBackupBuilder(@CheckForNull Object tables) {
        this.tables = tables;
    }

    @Restricted(NoExternalUse.class)
    public static final class ConverterImpl extends OperationBuilderConverter {

        public ConverterImpl() {
            super(DynamoBackupBuilder.class);
        }
    }

    @Extension
    @Symbol("backupDynamoTables")
    public static final class DescriptorImpl extends OperationBuilderDescriptor implements BackupForm {

        public DescriptorImpl() {
            super(DynamoBackupStep.class);
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DynamoBackupBuilder_displayName();
        }
    }
}
