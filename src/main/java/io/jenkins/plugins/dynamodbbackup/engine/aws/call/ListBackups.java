package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ForeignAnswerException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.BackupTypeFilter;
import software.amazon.awssdk.services.dynamodb.model.ListBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListBackupsResponse;

/**
 * ListBackups (spec 1.4), all pages. An unknown table is no error but an empty list; the order between tables is not
 * promised.
 *
 * @param table one table's backups; empty for all tables of the account and region
 * @param from only backups made at this time by AWS's clock or later
 * @param types USER, or ALL to see also what AWS itself and AWS Backup made
 */
public record ListBackups(Optional<String> table, Optional<Instant> from, Types types) {

    /** Which kinds of backups are listed. */
    public enum Types {
        USER,
        ALL
    }

    private static final int LARGEST_PAGE = 100;

    public static ListBackups ofTable(String table) {
        return new ListBackups(Optional.of(table), Optional.empty(), Types.USER);
    }

    public static ListBackups ofAllTables() {
        return new ListBackups(Optional.empty(), Optional.empty(), Types.USER);
    }

    public ListBackups from(Instant time) {
        return new ListBackups(table, Optional.of(time), types);
    }

    public ListBackups ofAllTypes() {
        return new ListBackups(table, from, Types.ALL);
    }

    /** Submits one page after the other; answers with all of them or with a failure. */
    public void submit(Dispatcher dispatcher, Instant deadline, Consumer<Answer<List<ListedBackup>>> whenAnswered) {
        new PagedListing<>(dispatcher, this::page, deadline, whenAnswered).next();
    }

    /** The same in another region than that of the session. */
    public void submit(
            String region, Dispatcher dispatcher, Instant deadline, Consumer<Answer<List<ListedBackup>>> whenAnswered) {
        new PagedListing<>(dispatcher, cursor -> page(cursor).in(region), deadline, whenAnswered).next();
    }

    public AwsCall<Page<ListedBackup>> page(Optional<String> cursor) {
        ListBackupsRequest request = ListBackupsRequest.builder()
                .tableName(table.orElse(null))
                .timeRangeLowerBound(from.orElse(null))
                .backupType(types == Types.ALL ? BackupTypeFilter.ALL : BackupTypeFilter.USER)
                .limit(LARGEST_PAGE)
                .exclusiveStartBackupArn(cursor.orElse(null))
                .build();
        return new AwsCall<>(ApiOperation.LIST_BACKUPS, table.orElse(""), clients -> {
            ListBackupsResponse answer = clients.dynamoDb().listBackups(request);
            ForeignAnswerException.refuseWithout(answer.hasBackupSummaries(), new Argument.Text("BackupSummaries"));
            return new Page<>(
                    answer.backupSummaries().stream().map(SdkValues::backup).toList(),
                    AnswerField.ARN.optional(answer.lastEvaluatedBackupArn()));
        });
    }
}
