package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Share;
import io.jenkins.plugins.dynamodbbackup.engine.compare.WorkLimits;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.live.RestoreKind;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.Rollback;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.SourceChoice;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChoice;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.DeclaredParameter;
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
public final class DynamoRestoreStep extends OperationStep<RestoreRequest, RestoreProgress, RestoreReport> {

    private static final long serialVersionUID = 1L;
    private static final String ALL = "all";
    private static final String SCHEMA = "schema";
    private static final String NEW = "new";

    private String backupArn;
    private String table;
    private String backup;
    private String before;
    private String pointInTime;
    private String sourceRegion;
    private String targetTable = RestoreRequest.DEFAULT_TARGET;
    private String billingMode;
    private Integer readCapacity;
    private Integer writeCapacity;
    private List<String> indexes = new ArrayList<>(List.of(ALL));
    private String kmsKey;
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

    @CheckForNull
    public String getBackupArn() {
        return backupArn;
    }

    @DataBoundSetter
    public void setBackupArn(@CheckForNull String value) {
        backupArn = Util.fixEmptyAndTrim(value);
    }

    @CheckForNull
    public String getTable() {
        return table;
    }

    @DataBoundSetter
    public void setTable(@CheckForNull String value) {
        table = Util.fixEmptyAndTrim(value);
    }

    @CheckForNull
    public String getBackup() {
        return backup;
    }

    @DataBoundSetter
    public void setBackup(@CheckForNull String value) {
        backup = Util.fixEmptyAndTrim(value);
    }

    @CheckForNull
    public String getBefore() {
        return before;
    }

    @DataBoundSetter
    public void setBefore(@CheckForNull String value) {
        before = Util.fixEmptyAndTrim(value);
    }

    @CheckForNull
    public String getPointInTime() {
        return pointInTime;
    }

    @DataBoundSetter
    public void setPointInTime(@CheckForNull String value) {
        pointInTime = Util.fixEmptyAndTrim(value);
    }

    @CheckForNull
    public String getSourceRegion() {
        return sourceRegion;
    }

    @DataBoundSetter
    public void setSourceRegion(@CheckForNull String value) {
        sourceRegion = Util.fixEmptyAndTrim(value);
    }

    public String getTargetTable() {
        return targetTable;
    }

    @DataBoundSetter
    public void setTargetTable(@CheckForNull String value) {
        targetTable = Objects.requireNonNullElse(Util.fixEmptyAndTrim(value), RestoreRequest.DEFAULT_TARGET);
    }

    @CheckForNull
    public String getBillingMode() {
        return billingMode;
    }

    @DataBoundSetter
    public void setBillingMode(@CheckForNull String value) {
        billingMode = Util.fixEmptyAndTrim(value);
    }

    @CheckForNull
    public Integer getReadCapacity() {
        return readCapacity;
    }

    @DataBoundSetter
    public void setReadCapacity(@CheckForNull Integer value) {
        readCapacity = value;
    }

    @CheckForNull
    public Integer getWriteCapacity() {
        return writeCapacity;
    }

    @DataBoundSetter
    public void setWriteCapacity(@CheckForNull Integer value) {
        writeCapacity = value;
    }

    public Object getIndexes() {
        return NameList.written(indexes);
    }

    @DataBoundSetter
    public void setIndexes(@CheckForNull Object value) {
        List<String> names = NameList.of("indexes", value);
        indexes = names.isEmpty() ? new ArrayList<>(List.of(ALL)) : names;
    }

    @CheckForNull
    public String getKmsKey() {
        return kmsKey;
    }

    @DataBoundSetter
    public void setKmsKey(@CheckForNull String value) {
        kmsKey = Util.fixEmptyAndTrim(value);
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
        SourceChoice which = new SourceChoice(
                Optional.ofNullable(backupArn),
                Optional.ofNullable(table),
                Optional.ofNullable(backup),
                Optional.ofNullable(before),
                Optional.ofNullable(pointInTime));
        RestoreOverrides overrides = new RestoreOverrides(
                billingMode == null
                        ? Optional.empty()
                        : Optional.of(DeclaredParameter.oneOf("billingMode", billingMode, CapacityMode.values())),
                Optional.ofNullable(readCapacity).map(Integer::longValue),
                Optional.ofNullable(writeCapacity).map(Integer::longValue),
                IndexChoice.of(indexes),
                Optional.ofNullable(kmsKey));
        return new RestoreRequest(
                which.source(),
                Optional.ofNullable(sourceRegion),
                targetTable,
                overrides,
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
        backupArn = NameList.text(backupArn, variables);
        table = NameList.text(table, variables);
        backup = NameList.text(backup, variables);
        before = NameList.text(before, variables);
        pointInTime = NameList.text(pointInTime, variables);
        sourceRegion = NameList.text(sourceRegion, variables);
        billingMode = NameList.text(billingMode, variables);
        setIndexes(NameList.expanded(indexes, variables));
        kmsKey = NameList.text(kmsKey, variables);
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
