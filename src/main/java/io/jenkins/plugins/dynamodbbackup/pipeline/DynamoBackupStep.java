package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupRequest;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code dynamoBackup}: backs up the selected tables, and is done when AWS reports every backup as AVAILABLE. */
public final class DynamoBackupStep extends OperationStep {

    private static final long serialVersionUID = 1L;

    private final List<String> tables;
    private List<String> exclude = List.of();
    private List<String> tags = List.of();
    private String backupName = BackupRequest.DEFAULT_NAME;
    private int timeoutMinutes = (int) BackupRequest.DEFAULT_TIMEOUT.toMinutes();
    private boolean wait = true;
    private int minTables = 1;
    private OnPartialFailure onPartialFailure = OnPartialFailure.FAILURE;

    /** @param tables a name or pattern, or a list of them */
    @DataBoundConstructor
    public DynamoBackupStep(Object tables) {
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

    public OnPartialFailure getOnPartialFailure() {
        return onPartialFailure;
    }

    @DataBoundSetter
    public void setOnPartialFailure(OnPartialFailure value) {
        onPartialFailure = value;
    }

    BackupRequest request() {
        return new BackupRequest(
                new TableQuery(tables, exclude, tags, minTables),
                backupName,
                Duration.ofMinutes(timeoutMinutes),
                wait,
                onPartialFailure);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new BackupExecution(context, this);
    }

    /** Of the step. */
    @Extension
    public static final class DescriptorImpl extends OperationStepDescriptor {

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
            return String.join(", ", Names.of("tables", arguments.get("tables")));
        }

        @POST
        @Restricted(DoNotUse.class) // the form only
        public FormValidation doCheckTables(@QueryParameter String value) {
            return Util.fixEmptyAndTrim(value) == null
                    ? FormValidation.error(Messages.DynamoBackupStep_noTables())
                    : FormValidation.ok();
        }

        @POST
        @Restricted(DoNotUse.class) // the form only
        public FormValidation doCheckTimeoutMinutes(@QueryParameter String value) {
            return FormValidation.validatePositiveInteger(value);
        }
    }
}
