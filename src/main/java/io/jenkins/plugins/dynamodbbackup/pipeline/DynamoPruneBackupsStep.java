package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code dynamoPruneBackups}: deletes the backups of the selected tables that no rule keeps. */
public final class DynamoPruneBackupsStep extends OperationStep {

    private static final long serialVersionUID = 1L;

    private final List<String> tables;
    private List<String> exclude = List.of();
    private List<String> tags = List.of();
    private Integer keepLast;
    private Integer keepDays;
    private int minKeep = PruneRequest.DEFAULT_MIN_KEEP;
    private String namePattern;
    private boolean allNames;
    private List<String> protect = List.of();
    private int maxDeletes = PruneRequest.DEFAULT_MAX_DELETES;
    private boolean deletedTables;
    private boolean dryRun;

    /** @param tables a name or pattern, or a list of them */
    @DataBoundConstructor
    public DynamoPruneBackupsStep(Object tables) {
        this.tables = Names.of("tables", tables);
    }

    public Object getTables() {
        return Names.written(tables);
    }

    @CheckForNull
    public Object getExclude() {
        return Names.written(exclude);
    }

    @DataBoundSetter
    public void setExclude(@CheckForNull Object value) {
        exclude = Names.of("exclude", value);
    }

    @CheckForNull
    public Object getTags() {
        return Names.written(tags);
    }

    @DataBoundSetter
    public void setTags(@CheckForNull Object value) {
        tags = Names.of("tags", value);
    }

    @CheckForNull
    public Integer getKeepLast() {
        return keepLast;
    }

    @DataBoundSetter
    public void setKeepLast(@CheckForNull Integer value) {
        keepLast = value;
    }

    @CheckForNull
    public Integer getKeepDays() {
        return keepDays;
    }

    @DataBoundSetter
    public void setKeepDays(@CheckForNull Integer value) {
        keepDays = value;
    }

    public int getMinKeep() {
        return minKeep;
    }

    @DataBoundSetter
    public void setMinKeep(int value) {
        minKeep = value;
    }

    @CheckForNull
    public String getNamePattern() {
        return namePattern;
    }

    @DataBoundSetter
    public void setNamePattern(@CheckForNull String value) {
        namePattern = Util.fixEmptyAndTrim(value);
    }

    public boolean isAllNames() {
        return allNames;
    }

    @DataBoundSetter
    public void setAllNames(boolean value) {
        allNames = value;
    }

    @CheckForNull
    public Object getProtect() {
        return Names.written(protect);
    }

    @DataBoundSetter
    public void setProtect(@CheckForNull Object value) {
        protect = Names.of("protect", value);
    }

    public int getMaxDeletes() {
        return maxDeletes;
    }

    @DataBoundSetter
    public void setMaxDeletes(int value) {
        maxDeletes = value;
    }

    public boolean isDeletedTables() {
        return deletedTables;
    }

    @DataBoundSetter
    public void setDeletedTables(boolean value) {
        deletedTables = value;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean value) {
        dryRun = value;
    }

    PruneRequest request() {
        return new PruneRequest(
                new TableQuery(tables, exclude, tags, 1),
                Optional.ofNullable(keepLast),
                Optional.ofNullable(keepDays),
                minKeep,
                Optional.ofNullable(namePattern),
                allNames,
                protect,
                maxDeletes,
                deletedTables,
                dryRun);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new PruneExecution(context, this);
    }

    /** Of the step. */
    @Extension
    public static final class DescriptorImpl extends OperationStepDescriptor {

        @Override
        public String getFunctionName() {
            return "dynamoPruneBackups";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DynamoPruneBackupsStep_displayName();
        }

        @Override
        public String argumentsToString(@NonNull Map<String, Object> arguments) {
            return String.join(", ", Names.of("tables", arguments.get("tables")));
        }
    }
}
