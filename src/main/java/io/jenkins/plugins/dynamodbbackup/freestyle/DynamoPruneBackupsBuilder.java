package io.jenkins.plugins.dynamodbbackup.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.dynamodbbackup.pipeline.DynamoPruneBackupsStep;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.PruneForm;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code pruneDynamoBackups}: deletes the backups of the selected tables that no rule keeps, as a build step. */
public final class DynamoPruneBackupsBuilder extends OperationBuilder {

    public final Object tables;

    @DataBoundSetter
    public Object exclude;

    @DataBoundSetter
    public Object tags;

    @DataBoundSetter
    public Integer keepLast;

    @DataBoundSetter
    public Integer keepDays;

    @DataBoundSetter
    public Integer keepDaily;

    @DataBoundSetter
    public Integer keepWeekly;

    @DataBoundSetter
    public Integer keepMonthly;

    @DataBoundSetter
    public Integer keepYearly;

    @DataBoundSetter
    public String timeZone;

    @DataBoundSetter
    public Integer minKeep;

    @DataBoundSetter
    public String namePattern;

    @DataBoundSetter
    public Boolean allNames;

    @DataBoundSetter
    public Object protect;

    @DataBoundSetter
    public Integer maxDeletes;

    @DataBoundSetter
    public Boolean deletedTables;

    @DataBoundSetter
    public Boolean dryRun;

    /** @param tables a name or pattern, or a list of them */
    @DataBoundConstructor
    public DynamoPruneBackupsBuilder(@CheckForNull Object tables) {
        this.tables = tables;
    }

    @Restricted(NoExternalUse.class)
    public static final class ConverterImpl extends OperationBuilderConverter {

        public ConverterImpl() {
            super(DynamoPruneBackupsBuilder.class);
        }
    }

    @Extension
    @Symbol("pruneDynamoBackups")
    public static final class DescriptorImpl extends OperationBuilderDescriptor implements PruneForm {

        public DescriptorImpl() {
            super(DynamoPruneBackupsStep.class);
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DynamoPruneBackupsBuilder_displayName();
        }
    }
}
