package io.jenkins.plugins.dynamodbbackup.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneProgress;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.parameters.PruneForm;
import io.jenkins.plugins.dynamodbbackup.parameters.PruneParameters;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code pruneDynamoBackups}: deletes the backups of the selected tables that no rule keeps, as a build step. */
public final class DynamoPruneBackupsBuilder extends OperationBuilder<PruneProgress, PruneReport> {

    private final PruneParameters parameters;

    /** @param tables a name or pattern, or a list of them */
    @DataBoundConstructor
    public DynamoPruneBackupsBuilder(Object tables) {
        parameters = new PruneParameters(accepted(tables));
    }

    @Override
    PruneParameters parameters() {
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

    @CheckForNull
    public Integer getKeepLast() {
        return parameters.getKeepLast();
    }

    @DataBoundSetter
    public void setKeepLast(@CheckForNull Integer value) {
        parameters.setKeepLast(value);
    }

    @CheckForNull
    public Integer getKeepDays() {
        return parameters.getKeepDays();
    }

    @DataBoundSetter
    public void setKeepDays(@CheckForNull Integer value) {
        parameters.setKeepDays(value);
    }

    public int getMinKeep() {
        return parameters.getMinKeep();
    }

    @DataBoundSetter
    public void setMinKeep(int value) {
        parameters.setMinKeep(value);
    }

    @CheckForNull
    public String getNamePattern() {
        return parameters.getNamePattern();
    }

    @DataBoundSetter
    public void setNamePattern(@CheckForNull String value) {
        parameters.setNamePattern(value);
    }

    public boolean isAllNames() {
        return parameters.isAllNames();
    }

    @DataBoundSetter
    public void setAllNames(boolean value) {
        parameters.setAllNames(value);
    }

    @CheckForNull
    public Object getProtect() {
        return parameters.getProtect();
    }

    @DataBoundSetter
    public void setProtect(@CheckForNull Object value) {
        parameters.setProtect(value);
    }

    public int getMaxDeletes() {
        return parameters.getMaxDeletes();
    }

    @DataBoundSetter
    public void setMaxDeletes(int value) {
        parameters.setMaxDeletes(value);
    }

    public boolean isDeletedTables() {
        return parameters.isDeletedTables();
    }

    @DataBoundSetter
    public void setDeletedTables(boolean value) {
        parameters.setDeletedTables(value);
    }

    public boolean isDryRun() {
        return parameters.isDryRun();
    }

    @DataBoundSetter
    public void setDryRun(boolean value) {
        parameters.setDryRun(value);
    }

    @Override
    void tell(RunReport where, PruneReport report) {
        where.add(report);
    }

    /** The converter for config.xml. */
    @Restricted(NoExternalUse.class)
    public static final class ConverterImpl extends OperationBuilderConverter {

        public ConverterImpl() {
            super(DynamoPruneBackupsBuilder.class);
        }
    }

    /** The descriptor of the build step. */
    @Extension
    @Symbol("pruneDynamoBackups")
    public static final class DescriptorImpl extends OperationBuilderDescriptor implements PruneForm {

        public DescriptorImpl() {
            super("dynamoPruneBackups");
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DynamoPruneBackupsBuilder_displayName();
        }
    }
}
