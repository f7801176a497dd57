package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ForeignAnswerException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;

/** ListTables, all pages: the names of all tables of the account and region. */
public final class ListTables {

    private static final int LARGEST_PAGE = 100;

    private ListTables() {}

    /** Submits one page after the other; answers with all of them or with a failure. */
    public static void submit(Dispatcher dispatcher, Instant deadline, Consumer<Answer<List<String>>> whenAnswered) {
        new PagedListing<>(dispatcher, ListTables::page, deadline, whenAnswered).next();
    }

    public static AwsCall<Page<String>> page(Optional<String> cursor) {
        return new AwsCall<>(ApiOperation.LIST_TABLES, "", clients -> {
            ListTablesResponse answer = clients.dynamoDb()
                    .listTables(request -> request.limit(LARGEST_PAGE).exclusiveStartTableName(cursor.orElse(null)));
            ForeignAnswerException.refuseWithout(answer.hasTableNames(), new Argument.Text("TableNames"));
            return new Page<>(
                    answer.tableNames().stream().map(AnswerField.TABLE_NAME::in).toList(),
                    AnswerField.TABLE_NAME.optional(answer.lastEvaluatedTableName()));
        });
    }
}
