package io.jenkins.plugins.dynamodbbackup.parameters;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BillingMode;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.restore.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.VerifyLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of a restore. */
public final class RestoreParameters extends OperationParameters<RestoreProgress, RestoreReport> {

    private static final long serialVersionUID = 1L;
    private static final String ALL = "all";
    private static final String NONE = "none";
    private static final String SCHEMA = "schema";

    private String backupArn;
    private String table;
    private String backup;
    private String before;
    private String targetTable = RestoreRequest.DEFAULT_TARGET;
    private String billingMode;
    private Integer readCapacity;
    private Integer writeCapacity;
    private List<String> indexes = new ArrayList<>(List.of(ALL));
    private String kmsKey;
    private String verify = SCHEMA;
    private Integer timeoutMinutes = (int) RestoreRequest.DEFAULT_TIMEOUT.toMinutes();

    /** A field that is missing in a stored job or build gets its default value. */
    private Object readResolve() {
        RestoreParameters fresh = new RestoreParameters();
        targetTable = Objects.requireNonNullElse(targetTable, fresh.targetTable);
        indexes = Objects.requireNonNullElse(indexes, fresh.indexes);
        verify = Objects.requireNonNullElse(verify, fresh.verify);
        timeoutMinutes = Objects.requireNonNullElse(timeoutMinutes, fresh.timeoutMinutes);
        return this;
    }

    @CheckForNull
    public String getBackupArn() {
        return backupArn;
    }

    public void setBackupArn(@CheckForNull String value) {
        backupArn = Util.fixEmptyAndTrim(value);
    }

    @CheckForNull
    public String getTable() {
        return table;
    }

    public void setTable(@CheckForNull String value) {
        table = Util.fixEmptyAndTrim(value);
    }

    @CheckForNull
    public String getBackup() {
        return backup;
    }

    public void setBackup(@CheckForNull String value) {
        backup = Util.fixEmptyAndTrim(value);
    }

    @CheckForNull
    public String getBefore() {
        return before;
    }

    public void setBefore(@CheckForNull String value) {
        before = Util.fixEmptyAndTrim(value);
    }

    public String getTargetTable() {
        return targetTable;
    }

    public void setTargetTable(@CheckForNull String value) {
        targetTable = Objects.requireNonNullElse(Util.fixEmptyAndTrim(value), RestoreRequest.DEFAULT_TARGET);
    }

    @CheckForNull
    public String getBillingMode() {
        return billingMode;
    }

    public void setBillingMode(@CheckForNull String value) {
        billingMode = Util.fixEmptyAndTrim(value);
    }

    @CheckForNull
    public Integer getReadCapacity() {
        return readCapacity;
    }

    public void setReadCapacity(@CheckForNull Integer value) {
        readCapacity = value;
    }

    @CheckForNull
    public Integer getWriteCapacity() {
        return writeCapacity;
    }

    public void setWriteCapacity(@CheckForNull Integer value) {
        writeCapacity = value;
    }

    public Object getIndexes() {
        return Names.written(indexes);
    }

    public void setIndexes(@CheckForNull Object value) {
        List<String> names = Names.of("indexes", value);
        indexes = names.isEmpty() ? new ArrayList<>(List.of(ALL)) : names;
    }

    @CheckForNull
    public String getKmsKey() {
        return kmsKey;
    }

    public void setKmsKey(@CheckForNull String value) {
        kmsKey = Util.fixEmptyAndTrim(value);
    }

    public String getVerify() {
        return verify;
    }

    public void setVerify(@CheckForNull String value) {
        verify = Objects.requireNonNullElse(Util.fixEmptyAndTrim(value), SCHEMA);
    }

    public int getTimeoutMinutes() {
        return timeoutMinutes;
    }

    public void setTimeoutMinutes(int value) {
        timeoutMinutes = value;
    }

    /** The request to the engine. */
    public RestoreRequest request() throws BadRequestException {
        SourceChoice which = new SourceChoice(
                Optional.ofNullable(backupArn),
                Optional.ofNullable(table),
                Optional.ofNullable(backup),
                Optional.ofNullable(before));
        RestoreOverrides overrides = new RestoreOverrides(
                billingMode == null
                        ? Optional.empty()
                        : Optional.of(one("billingMode", billingMode, BillingMode.values())),
                Optional.ofNullable(readCapacity).map(Integer::longValue),
                Optional.ofNullable(writeCapacity).map(Integer::longValue),
                indexChoice(),
                Optional.ofNullable(kmsKey));
        return new RestoreRequest(
                which.source(),
                targetTable,
                overrides,
                one("verify", verify, VerifyLevel.values()),
                Duration.ofMinutes(timeoutMinutes));
    }

    private IndexChoice indexChoice() throws BadRequestException {
        boolean all = indexes.stream().anyMatch(ALL::equalsIgnoreCase);
        boolean none = indexes.stream().anyMatch(NONE::equalsIgnoreCase);
        if ((all || none) && indexes.size() > 1) {
            throw new BadRequestException("indexes", Messages.RestoreParameters_indexesAlone());
        }
        if (none) {
            return new IndexChoice.None();
        }
        return all ? new IndexChoice.All() : new IndexChoice.Only(indexes);
    }

    private static <E extends Enum<E>> E one(String parameter, String written, E[] choices) throws BadRequestException {
        return Stream.of(choices)
                .filter(choice -> choice.name().equalsIgnoreCase(written))
                .findFirst()
                .orElseThrow(() -> new BadRequestException(
                        parameter,
                        Messages.RestoreParameters_notAChoice(
                                parameter,
                                written,
                                Stream.of(choices)
                                        .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", ")))));
    }

    @Override
    public Operation<RestoreProgress, RestoreReport> start(
            AwsSession session, Map<String, String> environment, ProgressStore<String> store, Journal journal)
            throws BadRequestException {
        return RestoreOperation.KIND.start(request(), environment, session, store, journal);
    }

    @Override
    public OperationKind<RestoreRequest, RestoreProgress, RestoreReport> kind() {
        return RestoreOperation.KIND;
    }

    @Override
    public Closing closing(RestoreReport report) {
        return Closing.of(report);
    }

    @Override
    void expand(UnaryOperator<String> variables) {
        backupArn = text(backupArn, variables);
        table = text(table, variables);
        backup = text(backup, variables);
        before = text(before, variables);
        setBillingMode(text(billingMode, variables));
        setIndexes(Names.expanded(indexes, variables));
        kmsKey = text(kmsKey, variables);
        setVerify(text(verify, variables));
    }
}
