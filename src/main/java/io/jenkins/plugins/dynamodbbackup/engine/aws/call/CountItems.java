package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Counts the items of a table by a parallel Scan with COUNT: all segments at a time.
 * It reads the whole table and is billed as such; DescribeTable's own count lags about six hours.
 */
public final class CountItems {

    /** Enough to keep two cores or more busy, and to read several partitions of a table at a time. */
    public static final int SEGMENTS = 8;

    private final Dispatcher dispatcher;
    private final String table;
    private final String region;
    private final int segments;
    private final Instant deadline;
    private final Consumer<Answer<Long>> whenAnswered;
    private long counted;
    private int finished;
    private boolean failed;

    private CountItems(
            Dispatcher dispatcher,
            String table,
            String region,
            int segments,
            Instant deadline,
            Consumer<Answer<Long>> whenAnswered) {
        this.dispatcher = dispatcher;
        this.table = table;
        this.region = region;
        this.segments = segments;
        this.deadline = deadline;
        this.whenAnswered = whenAnswered;
    }

    /**
     * @param region of the table
     * @param segments parts that are read at the same time
     * @param whenAnswered gets the number of items, or the first failure
     */
    public static void submit(
            Dispatcher dispatcher,
            String table,
            String region,
            int segments,
            Instant deadline,
            Consumer<Answer<Long>> whenAnswered) {
        CountItems count = new CountItems(dispatcher, table, region, segments, deadline, whenAnswered);
        for (int segment = 0; segment < segments; segment++) {
            count.next(segment, Map.of());
        }
    }

    private record Counted(long items, Map<String, AttributeValue> cursor) {}

    private void next(int segment, Map<String, AttributeValue> cursor) {
        ScanRequest request = ScanRequest.builder()
                .tableName(table)
                .select(Select.COUNT)
                .segment(segment)
                .totalSegments(segments)
                .exclusiveStartKey(cursor.isEmpty() ? null : cursor)
                .build();
        AwsCall<Counted> call = new AwsCall<>(ApiOperation.SCAN, table, clients -> {
            ScanResponse page = clients.dynamoDb().scan(request);
            return new Counted(page.count(), page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of());
        });
        dispatcher.submit(call.in(region), deadline, answer -> took(segment, answer));
    }

    private void took(int segment, Answer<Counted> answer) {
        if (failed) {
            return;
        }
        answer.handle(page -> took(segment, page), error -> {
            failed = true;
            whenAnswered.accept(Answer.failed(error));
        });
    }

    private void took(int segment, Counted page) {
        counted += page.items();
        if (!page.cursor().isEmpty()) {
            next(segment, page.cursor());
        } else if (++finished == segments) {
            whenAnswered.accept(new Answer.Value<>(counted));
        }
    }
}
