package io.jenkins.plugins.dynamodbbackup.parameters;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneOperation;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneProgress;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The parameters of a prune. */
public final class PruneParameters extends OperationParameters<PruneProgress, PruneReport> {

    private static final long serialVersionUID = 1L;

    private List<String> tables;
    private List<String> exclude = new ArrayList<>();
    private List<String> tags = new ArrayList<>();
    private Integer keepLast;
    private Integer keepDays;
    private Integer minKeep = PruneRequest.DEFAULT_MIN_KEEP;
    private String namePattern;
    private boolean allNames;
    private List<String> protect = new ArrayList<>();
    private Integer maxDeletes = PruneRequest.DEFAULT_MAX_DELETES;
    private boolean deletedTables;
    private boolean dryRun;

    /** @param tables a name or pattern, or a list of them */
    public PruneParameters(@CheckForNull Object tables) {
        this.tables = Names.of("tables", tables);
    }

    /** A field that is missing in a stored job or build gets its default value. */
    private Object readResolve() {
        PruneParameters fresh = new PruneParameters(null);
        tables = Objects.requireNonNullElse(tables, fresh.tables);
        exclude = Objects.requireNonNullElse(exclude, fresh.exclude);
        tags = Objects.requireNonNullElse(tags, fresh.tags);
        minKeep = Objects.requireNonNullElse(minKeep, fresh.minKeep);
        protect = Objects.requireNonNullElse(protect, fresh.protect);
        maxDeletes = Objects.requireNonNullElse(maxDeletes, fresh.maxDeletes);
        return this;
    }

    @CheckForNull
    public Object getTables() {
        return Names.written(tables);
    }

    @CheckForNull
    public Object getExclude() {
        return Names.written(exclude);
    }

    public void setExclude(@CheckForNull Object value) {
        exclude = Names.of("exclude", value);
    }

    @CheckForNull
    public Object getTags() {
        return Names.written(tags);
    }

    public void setTags(@CheckForNull Object value) {
        tags = Names.of("tags", value);
    }

    @CheckForNull
    public Integer getKeepLast() {
        return keepLast;
    }

    public void setKeepLast(@CheckForNull Integer value) {
        keepLast = value;
    }

    @CheckForNull
    public Integer getKeepDays() {
        return keepDays;
    }

    public void setKeepDays(@CheckForNull Integer value) {
        keepDays = value;
    }

    public int getMinKeep() {
        return minKeep;
    }

    public void setMinKeep(int value) {
        minKeep = value;
    }

    @CheckForNull
    public String getNamePattern() {
        return namePattern;
    }

    public void setNamePattern(@CheckForNull String value) {
        namePattern = Util.fixEmptyAndTrim(value);
    }

    public boolean isAllNames() {
        return allNames;
    }

    public void setAllNames(boolean value) {
        allNames = value;
    }

    @CheckForNull
    public Object getProtect() {
        return Names.written(protect);
    }

    public void setProtect(@CheckForNull Object value) {
        protect = Names.of("protect", value);
    }

    public int getMaxDeletes() {
        return maxDeletes;
    }

    public void setMaxDeletes(int value) {
        maxDeletes = value;
    }

    public boolean isDeletedTables() {
        return deletedTables;
    }

    public void setDeletedTables(boolean value) {
        deletedTables = value;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    public void setDryRun(boolean value) {
        dryRun = value;
    }

    /** The request to the engine. */
    public PruneRequest request() {
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
    public Operation<PruneProgress, PruneReport> start(
            AwsSession session, Map<String, String> environment, ProgressStore<String> store, Journal journal)
            throws BadRequestException {
        return PruneOperation.KIND.start(request(), environment, session, store, journal);
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
    void expand(UnaryOperator<String> variables) throws BadRequestException {
        tables = Names.allExpanded("tables", tables, variables);
        exclude = Names.allExpanded("exclude", exclude, variables);
        tags = Names.allExpanded("tags", tags, variables);
        namePattern = given("namePattern", namePattern, variables);
        protect = Names.allExpanded("protect", protect, variables);
    }
}
