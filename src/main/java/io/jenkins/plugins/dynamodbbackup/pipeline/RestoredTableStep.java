package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.SourceChoice;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.DeclaredParameter;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.NameList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kohsuke.stapler.DataBoundSetter;

/** What is restored, and how the restored table is made: the parameters of a restore that do not depend on its mode. */
public abstract class RestoredTableStep extends OperationStep<RestoreRequest, RestoreProgress, RestoreReport> {

    private static final long serialVersionUID = 1L;
    private static final String ALL = "all";

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

    final RestoreSource source() throws BadRequestException {
        return new SourceChoice(
                        Optional.ofNullable(backupArn),
                        Optional.ofNullable(table),
                        Optional.ofNullable(backup),
                        Optional.ofNullable(before),
                        Optional.ofNullable(pointInTime))
                .source();
    }

    final RestoreOverrides overrides() throws BadRequestException {
        return new RestoreOverrides(
                billingMode == null
                        ? Optional.empty()
                        : Optional.of(DeclaredParameter.oneOf("billingMode", billingMode, CapacityMode.values())),
                Optional.ofNullable(readCapacity).map(Integer::longValue),
                Optional.ofNullable(writeCapacity).map(Integer::longValue),
                IndexChoice.of(indexes),
                Optional.ofNullable(kmsKey));
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
    }
}
