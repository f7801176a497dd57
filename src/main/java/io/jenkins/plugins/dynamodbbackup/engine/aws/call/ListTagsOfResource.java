package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;

/** ListTagsOfResource of a table, all pages. */
public final class ListTagsOfResource {

    private ListTagsOfResource() {}

    /** Submits one page after the other; answers with all tags or with a failure. */
    public static void submit(
            Dispatcher dispatcher,
            TableArn table,
            Instant deadline,
            Consumer<Answer<Map<String, String>>> whenAnswered) {
        submit(dispatcher, table, Optional.empty(), deadline, whenAnswered);
    }

    /** @param region another than that of the session */
    public static void submit(
            Dispatcher dispatcher,
            TableArn table,
            Optional<String> region,
            Instant deadline,
            Consumer<Answer<Map<String, String>>> whenAnswered) {
        new PagedListing<Map.Entry<String, String>>(
                        dispatcher,
                        cursor -> region.map(page(table, cursor)::in).orElseGet(() -> page(table, cursor)),
                        deadline,
                        answer -> whenAnswered.accept(
                                answer.fold(tags -> new Answer.Value<>(asMap(tags)), Answer::failed)))
                .next();
    }

    private static Map<String, String> asMap(List<Map.Entry<String, String>> tags) {
        return tags.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, again) -> again));
    }

    public static AwsCall<Page<Map.Entry<String, String>>> page(TableArn table, Optional<String> cursor) {
        return new AwsCall<>(ApiOperation.LIST_TAGS_OF_RESOURCE, table.table(), clients -> {
            ListTagsOfResourceResponse answer = clients.dynamoDb()
                    .listTagsOfResource(
                            request -> request.resourceArn(table.toString()).nextToken(cursor.orElse(null)));
            return new Page<>(
                    answer.tags().stream()
                            .map(tag ->
                                    Map.entry(AnswerField.TAG_KEY.in(tag.key()), AnswerField.TAG_VALUE.in(tag.value())))
                            .toList(),
                    Optional.ofNullable(answer.nextToken()));
        });
    }
}
