package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneOperation;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneProgress;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepCounts;
import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepParameter;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.NameList;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.PruneForm;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code dynamoPruneBackups}: deletes the backups of the selected tables that no rule keeps. */
public final class DynamoPruneBackupsStep extends TableSelectionStep<PruneRequest, PruneProgress, PruneReport> {

    private static final long serialVersionUID = 1L;

    private Integer keepLast;
    private Integer keepDays;
    private Integer keepDaily;
    private Integer keepWeekly;
    private Integer keepMonthly;
    private Integer keepYearly;
    private String timeZone;
    private int minKeep = KeepCounts.DEFAULT_MIN_KEEP;
    private String namePattern;
    private boolean allNames;
    private List<String> protect = new ArrayList<>();
    private int maxDeletes = PruneRequest.DEFAULT_MAX_DELETES;
    private boolean deletedTables;
    private boolean dryRun;

    /** @param tables a name or pattern, or a list of them */
    @DataBoundConstructor
    public DynamoPruneBackupsStep(@CheckForNull Object tables) {
        super(tables);
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

    @CheckForNull
    public Integer getKeepDaily() {
        return keepDaily;
    }

    @DataBoundSetter
    public void setKeepDaily(@CheckForNull Integer value) {
        keepDaily = value;
    }

    @CheckForNull
    public Integer getKeepWeekly() {
        return keepWeekly;
    }

    @DataBoundSetter
    public void setKeepWeekly(@CheckForNull Integer value) {
        keepWeekly = value;
    }

    @CheckForNull
    public Integer getKeepMonthly() {
        return keepMonthly;
    }

    @DataBoundSetter
    public void setKeepMonthly(@CheckForNull Integer value) {
        keepMonthly = value;
    }

    @CheckForNull
    public Integer getKeepYearly() {
        return keepYearly;
    }

    @DataBoundSetter
    public void setKeepYearly(@CheckForNull Integer value) {
        keepYearly = value;
    }

    @CheckForNull
    public String getTimeZone() {
        return timeZone;
    }

    @DataBoundSetter
    public void setTimeZone(@CheckForNull String value) {
        timeZone = Util.fixEmptyAndTrim(value);
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
        return NameList.written(protect);
    }

    @DataBoundSetter
    public void setProtect(@CheckForNull Object value) {
        protect = NameList.of("protect", value);
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

    @Override
    public PruneRequest request() {
        return new PruneRequest(
                query(1),
                keep(),
                Optional.ofNullable(namePattern),
                allNames,
                protect,
                maxDeletes,
                deletedTables,
                dryRun);
    }

    private KeepCounts keep() {
        return KeepCounts.of(minKeep, Objects.requireNonNullElse(timeZone, KeepCounts.UTC))
                .with(KeepParameter.KEEP_LAST, Optional.ofNullable(keepLast))
                .with(KeepParameter.KEEP_DAYS, Optional.ofNullable(keepDays))
                .with(KeepParameter.KEEP_DAILY, Optional.ofNullable(keepDaily))
                .with(KeepParameter.KEEP_WEEKLY, Optional.ofNullable(keepWeekly))
                .with(KeepParameter.KEEP_MONTHLY, Optional.ofNullable(keepMonthly))
                .with(KeepParameter.KEEP_YEARLY, Optional.ofNullable(keepYearly));
    }

    @Override
    void expand(UnaryOperator<String> variables) throws BadRequestException {
        super.expand(variables);
        timeZone = NameList.givenText("timeZone", timeZone, variables);
        namePattern = NameList.givenText("namePattern", namePattern, variables);
        protect = narrowing("protect", protect, variables);
    }

    @Override
    List<String> narrowing(String parameter, List<String> names, UnaryOperator<String> variables)
            throws BadRequestException {
        return NameList.allExpanded(parameter, names, variables);
    }

    @Override
    public OperationKind<PruneRequest, PruneProgress, PruneReport> kind() {
        return PruneOperation.KIND;
    }

    @Override
    public Closing closing(PruneReport report) {
        return Closing.of(report);
    }

    @Override
    public void tell(RunReport where, PruneReport report) {
        where.add(report);
    }

    @Override
    PruneStepResult result(PruneReport report) {
        return PruneStepResult.of(report);
    }

    @Extension
    public static final class DescriptorImpl extends OperationStepDescriptor implements PruneForm {

        @Override
        public String getFunctionName() {
            return "dynamoPruneBackups";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.DynamoPruneBackupsStep_displayName();
        }
    }
}
