package io.jenkins.plugins.dynamodbbackup.engine.access;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.GetCallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListBackups;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListTagsOfResource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds out what the credentials may do: makes each call that changes nothing once, with the first visible table and the
 * first visible backup. A policy can name single tables, so what is allowed for one may be denied for another.
 */
public final class AccessProbe {

    private static final int MOST_TABLES = 1000;

    /** In the order in which they are tried and shown. */
    private static final List<ApiOperation> ALL = List.of(
            ApiOperation.GET_CALLER_IDENTITY,
            ApiOperation.LIST_TABLES,
            ApiOperation.DESCRIBE_TABLE,
            ApiOperation.LIST_TAGS_OF_RESOURCE,
            ApiOperation.LIST_BACKUPS,
            ApiOperation.DESCRIBE_BACKUP,
            ApiOperation.CREATE_BACKUP,
            ApiOperation.RESTORE_TABLE_FROM_BACKUP,
            ApiOperation.DELETE_BACKUP);

    private final Dispatcher dispatcher;
    private final Instant deadline;
    private final Consumer<AccessReport> whenDone;
    private final Map<ApiOperation, AccessFinding> findings = new EnumMap<>(ApiOperation.class);
    private Optional<CallerIdentity> identity = Optional.empty();
    private Optional<TableGlimpse> tables = Optional.empty();

    private AccessProbe(Dispatcher dispatcher, Instant deadline, Consumer<AccessReport> whenDone) {
        this.dispatcher = dispatcher;
        this.deadline = deadline;
        this.whenDone = whenDone;
    }

    public static void submit(Dispatcher dispatcher, Instant deadline, Consumer<AccessReport> whenDone) {
        new AccessProbe(dispatcher, deadline, whenDone).askIdentity();
    }

    private void askIdentity() {
        ask(GetCallerIdentity.call(), answer -> {
            Optional<AwsError> error = note(ApiOperation.GET_CALLER_IDENTITY, "", answer);
            identity = value(answer);
            if (error.filter(GetCallerIdentity::noUseToGoOn).isPresent()) {
                done(false);
            } else {
                listTables();
            }
        });
    }

    private void listTables() {
        TableGlimpse.submit(dispatcher, MOST_TABLES, deadline, answer -> {
            Optional<AwsError> error = note(ApiOperation.LIST_TABLES, "", answer);
            tables = value(answer);
            if (error.filter(failed -> failed.kind() != ErrorKind.ACCESS_DENIED).isPresent()) {
                done(false);
                return;
            }
            Optional<String> first =
                    tables.flatMap(seen -> seen.names().stream().findFirst());
            if (first.isPresent()) {
                describeTable(first.get());
            } else {
                listBackups();
            }
        });
    }

    private void describeTable(String table) {
        ask(DescribeTable.of(table), answer -> {
            note(ApiOperation.DESCRIBE_TABLE, table, answer);
            Optional<TableArn> arn = value(answer).flatMap(details -> TableArn.parse(details.arn()));
            if (arn.isPresent()) {
                listTags(arn.get());
            } else {
                listBackups();
            }
        });
    }

    private void listTags(TableArn table) {
        ask(ListTagsOfResource.page(table, Optional.empty()), answer -> {
            note(ApiOperation.LIST_TAGS_OF_RESOURCE, table.table(), answer);
            listBackups();
        });
    }

    private void listBackups() {
        ask(ListBackups.ofAllTables().page(Optional.empty()), answer -> {
            note(ApiOperation.LIST_BACKUPS, "", answer);
            Optional<String> first = value(answer)
                    .flatMap(page ->
                            page.entries().stream().map(ListedBackup::arn).findFirst());
            if (first.isPresent()) {
                describeBackup(first.get());
            } else {
                done(true);
            }
        });
    }

    private void describeBackup(String arn) {
        ask(DescribeBackup.of(arn), answer -> {
            note(ApiOperation.DESCRIBE_BACKUP, arn, answer);
            done(true);
        });
    }

    private void done(boolean connected) {
        List<AccessFinding> all = ALL.stream()
                .map(operation -> findings.computeIfAbsent(
                        operation, untried -> new AccessFinding.NotTried(untried, reason(untried, connected))))
                .toList();
        whenDone.accept(new AccessReport(identity, tables, all));
    }

    private static AccessFinding.Reason reason(ApiOperation untried, boolean connected) {
        return switch (untried) {
            case CREATE_BACKUP, RESTORE_TABLE_FROM_BACKUP, DELETE_BACKUP -> AccessFinding.Reason.CHANGES_SOMETHING;
            case DESCRIBE_BACKUP -> connected ? AccessFinding.Reason.NO_BACKUP : AccessFinding.Reason.NOT_CONNECTED;
            default -> connected ? AccessFinding.Reason.NO_TABLE : AccessFinding.Reason.NOT_CONNECTED;
        };
    }

    private <T> void ask(AwsCall<T> call, Consumer<Answer<T>> then) {
        dispatcher.submit(call, deadline, then);
    }

    private Optional<AwsError> note(ApiOperation operation, String subject, Answer<?> answer) {
        Optional<AwsError> error = answer.fold(value -> Optional.empty(), Optional::of);
        findings.put(
                operation,
                error.<AccessFinding>map(AccessFinding.Failed::new)
                        .orElseGet(() -> new AccessFinding.Allowed(operation, subject)));
        return error;
    }

    private static <T> Optional<T> value(Answer<T> answer) {
        return answer.fold(Optional::of, error -> Optional.empty());
    }
}
