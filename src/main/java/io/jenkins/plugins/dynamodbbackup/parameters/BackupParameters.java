package io.jenkins.plugins.dynamodbbackup.parameters;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupOperation;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupProgress;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupRequest;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The parameters of a backup. */
public final class BackupParameters extends OperationParameters<BackupProgress, BackupReport> {

    private static final long serialVersionUID = 1L;

    private List<String> tables;
    private List<String> exclude = new ArrayList<>();
    private List<String> tags = new ArrayList<>();
    private String backupName = BackupRequest.DEFAULT_NAME;
    private Integer timeoutMinutes = (int) BackupRequest.DEFAULT_TIMEOUT.toMinutes();
    private Boolean wait = true;
    private Integer minTables = 1;
    private OnPartialFailure onPartialFailure = OnPartialFailure.FAILURE;

    /** @param tables a name or pattern, or a list of them */
    public BackupParameters(@CheckForNull Object tables) {
        this.tables = Names.of("tables", tables);
    }

    /** A field that is missing in a stored job or build gets its default value. */
    private Object readResolve() {
        BackupParameters fresh = new BackupParameters(null);
        tables = Objects.requireNonNullElse(tables, fresh.tables);
        exclude = Objects.requireNonNullElse(exclude, fresh.exclude);
        tags = Objects.requireNonNullElse(tags, fresh.tags);
        backupName = Objects.requireNonNullElse(backupName, fresh.backupName);
        timeoutMinutes = Objects.requireNonNullElse(timeoutMinutes, fresh.timeoutMinutes);
        wait = Objects.requireNonNullElse(wait, fresh.wait);
        minTables = Objects.requireNonNullElse(minTables, fresh.minTables);
        onPartialFailure = Objects.requireNonNullElse(onPartialFailure, fresh.onPartialFailure);
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

    public String getBackupName() {
        return backupName;
    }

    public void setBackupName(@CheckForNull String value) {
        backupName = Objects.requireNonNullElse(Util.fixEmptyAndTrim(value), BackupRequest.DEFAULT_NAME);
    }

    public int getTimeoutMinutes() {
        return timeoutMinutes;
    }

    public void setTimeoutMinutes(int value) {
        timeoutMinutes = value;
    }

    public boolean isWait() {
        return wait;
    }

    public void setWait(boolean value) {
        wait = value;
    }

    public int getMinTables() {
        return minTables;
    }

    public void setMinTables(int value) {
        minTables = value;
    }

    public OnPartialFailure getOnPartialFailure() {
        return onPartialFailure;
    }

    public void setOnPartialFailure(OnPartialFailure value) {
        onPartialFailure = value;
    }

    /** The request to the engine. */
    public BackupRequest request() {
        return new BackupRequest(
                new TableQuery(tables, exclude, tags, minTables),
                backupName,
                Duration.ofMinutes(timeoutMinutes),
                wait,
                onPartialFailure);
    }

    @Override
    public Operation<BackupProgress, BackupReport> start(
            AwsSession session, Map<String, String> environment, ProgressStore<String> store, Journal journal)
            throws BadRequestException {
        return BackupOperation.KIND.start(request(), environment, session, store, journal);
    }

    @Override
    public OperationKind<BackupRequest, BackupProgress, BackupReport> kind() {
        return BackupOperation.KIND;
    }

    @Override
    public Closing closing(BackupReport report) {
        return Closing.of(report);
    }

    @Override
    void expand(UnaryOperator<String> variables) throws BadRequestException {
        tables = Names.allExpanded("tables", tables, variables);
        exclude = Names.expanded(exclude, variables);
        tags = Names.expanded(tags, variables);
    }
}
