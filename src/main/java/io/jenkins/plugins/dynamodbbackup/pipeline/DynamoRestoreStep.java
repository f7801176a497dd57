package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Share;
import io.jenkins.plugins.dynamodbbackup.engine.compare.WorkLimits;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.live.RestoreKind;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.Rollback;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChoice;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.NameList;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.RestoreForm;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code dynamoRestore}: restores a backup or a point in time to a new table. A table that exists is changed only in the
 * modes inPlace and replace, and only when its name is confirmed.
 */
public final class DynamoRestoreStep extends RestoredTableStep {

    private static final long serialVersionUID = 1L;
    private static final String ALL = "all";
    private static final String SCHEMA = "schema";
    private static final String NEW = "new";

    private String verify = SCHEMA;
    private String mode = NEW;
    private List<String> settings = new ArrayList<>(List.of(ALL));
    private int timeoutMinutes = (int) RestoreRequest.DEFAULT_TIMEOUT.toMinutes();
    private boolean dryRun;
    private String confirm;
    private List<String> keys = new ArrayList<>();
    private Integer readUnits;
    private Integer writeUnits;
    private String share;
    private boolean drill;

    @DataBoundConstructor
    public DynamoRestoreStep() {
        // The source can be specified in several ways, by the setters.
    }

    public String getVerify() {
        return verify;
    }

    @DataBoundSetter
    public void setVerify(@CheckForNull String value) {
        verify = Objects.requireNonNullElse(Util.fixEmptyAndTrim(value), SCHEMA);
    }

    public String getMode() {
        return mode;
    }

    @DataBoundSetter
    public void setMode(@CheckForNull String value) {
        mode = Objects.requireNonNullElse(Util.fixEmptyAndTrim(value), NEW);
    }

    public Object getSettings() {
        return NameList.written(settings);
    }

    @DataBoundSetter
    public void setSettings(@CheckForNull Object value) {
        List<String> names = NameList.of("settings", value);
        settings = names.isEmpty() ? new ArrayList<>(List.of(ALL)) : names;
    }

    public int getTimeoutMinutes() {
        return timeoutMinutes;
    }

    @DataBoundSetter
    public void setTimeoutMinutes(int value) {
        timeoutMinutes = value;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean value) {
        dryRun = value;
    }

    @CheckForNull
    public String getConfirm() {
        return confirm;
    }

    @DataBoundSetter
    public void setConfirm(@CheckForNull String value) {
        confirm = Util.fixEmptyAndTrim(value);
    }

    @CheckForNull
    public Object getKeys() {
        return NameList.written(keys);
    }

    @DataBoundSetter
    public void setKeys(@CheckForNull Object value) {
        keys = NameList.of("keys", value);
    }

    @CheckForNull
    public Integer getReadUnits() {
        return readUnits;
    }

    @DataBoundSetter
    public void setReadUnits(@CheckForNull Integer value) {
        readUnits = value;
    }

    @CheckForNull
    public Integer getWriteUnits() {
        return writeUnits;
    }

    @DataBoundSetter
    public void setWriteUnits(@CheckForNull Integer value) {
        writeUnits = value;
    }

    @CheckForNull
    public String getShare() {
        return share;
    }

    @DataBoundSetter
    public void setShare(@CheckForNull String value) {
        share = Util.fixEmptyAndTrim(value);
    }

    public boolean isDrill() {
        return drill;
    }

    @DataBoundSetter
    public void setDrill(boolean value) {
        drill = value;
    }

    @Override
    public RestoreRequest request() throws BadRequestException {
        return new RestoreRequest(
                source(),
                Optional.ofNullable(getSourceRegion()),
                getTargetTable(),
                overrides(),
                VerifyLevel.of(verify),
                Duration.ofMinutes(timeoutMinutes),
                dryRun,
                RestoreRequest.Mode.of(mode),
                SettingsChoice.of(settings),
                new Rollback(Optional.ofNullable(confirm), keys),
                new WorkLimits(
                        Optional.ofNullable(readUnits),
                        Optional.ofNullable(writeUnits),
                        share == null ? Share.ALL : Share.parse(share)),
                drill);
    }

    @Override
    void expand(UnaryOperator<String> variables) throws BadRequestException {
        super.expand(variables);
        setVerify(NameList.text(verify, variables));
        setMode(NameList.text(mode, variables));
        setSettings(NameList.expanded(settings, variables));
        confirm = NameList.text(confirm, variables);
        keys = NameList.allExpanded("keys", keys, variables);
        share = NameList.text(share, variables);
    }

    @Override
    public OperationKind<RestoreRequest, RestoreProgress, RestoreReport> kind() {
        return RestoreKind.KIND;
    }

    @Override
    public Closing closing(RestoreReport report) {
        return Closing.of(report);
    }

    @Override
    public void tell(RunReport where, RestoreReport report) {
        where.add(report);
    }

    @Override
    RestoreStepResult result(RestoreReport report) {
        return RestoreStepResult.of(report);
    }

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
