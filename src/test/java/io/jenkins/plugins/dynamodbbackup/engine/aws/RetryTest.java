package io.jenkins.plugins.dynamodbbackup.engine.aws;

import static io.jenkins.plugins.dynamodbbackup.engine.aws.Border.error;
import static io.jenkins.plugins.dynamodbbackup.engine.aws.Border.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.ScriptedHttp.Reply;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.CreateBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.RestoreTableFromBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.RestoreTableToPointInTime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.TableOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent again, how often, and what is told in the end. */
class RetryTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Reply TABLE = Reply.json(200, "{\"Table\":{\"TableName\":\"orders\"}}");
    private static final Reply THROTTLED =
            Reply.error("com.amazon.coral.availability#ThrottlingException", "Rate exceeded");

    private final ScriptedHttp http = new ScriptedHttp();
    private final Border border = new Border(http);

    @AfterEach
    void close() {
        border.close();
    }

    static Stream<Reply> unclear() {
        return Stream.of(
                Reply.broken(),
                Reply.json(500, "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\"}"),
                Reply.html(502),
                Reply.json(503, ""),
                Reply.html(408),
                Reply.json(200, "<html>a proxy's own page</html>"));
    }

    static Stream<AwsCall<?>> once() {
        return Stream.of(
                CreateBackup.of("orders", "orders-1"),
                RestoreTableFromBackup.of(
                        "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01700000000000-00000001",
                        "restored",
                        TableOverrides.NONE),
                RestoreTableToPointInTime.of(
                        "arn:aws:dynamodb:eu-west-1:111122223333:table/orders",
                        Instant.parse("2026-03-01T10:00:00Z"),
                        "restored",
                        TableOverrides.NONE));
    }

    @ParameterizedTest
    @MethodSource("unclear")
    void aCallThatOnlyReadsIsTriedFiveTimes(Reply reply) {
        http.then(reply);

        AwsError error = error(border.answer(DescribeTable.of("orders"), border.in(HOUR)));

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(http.requests()).hasSize(5);
        assertThat(border.passed()).isLessThan(Duration.ofSeconds(8));
    }

    @ParameterizedTest
    @MethodSource("unclear")
    void aCallThatOnlyReadsSucceedsAsSoonAsAwsAnswers(Reply reply) {
        http.then(reply).then(reply).then(TABLE);

        assertThat(value(border.answer(DescribeTable.of("orders"), border.in(HOUR)))
                        .name())
                .isEqualTo("orders");
    }

    @ParameterizedTest
    @MethodSource("once")
    void whatWouldBeDoneTwiceIsSentOnce(AwsCall<?> call) {
        unclear().forEach(reply -> {
            try (Border fresh = new Border(new ScriptedHttp().then(reply))) {
                assertThat(error(fresh.answer(call, fresh.in(HOUR))).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
                assertThat(fresh.passed()).isZero();
            }
        });
        http.then(Reply.broken());
        border.answer(call, border.in(HOUR));
        assertThat(http.requests()).hasSize(1);
    }

    @Test
    void anAnswerWithoutWhatMattersIsUnclearToo() {
        http.then(Reply.json(200, "{\"BackupDetails\":{\"BackupName\":\"orders-1\",\"BackupStatus\":\"CREATING\"}}"));

        AwsError error = error(border.answer(CreateBackup.of("orders", "orders-1"), border.in(HOUR)));

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(error.what())
                .isEqualTo(Message.of(
                        "aws.error.what.said", "UnreadableAnswer", Message.of("aws.answer.missing", "BackupArn")));
    }

    @ParameterizedTest
    @MethodSource("once")
    void throttlingIsRetriedBecauseARefusedCallDidNothing(AwsCall<?> call) {
        http.then(THROTTLED).then(THROTTLED).then(Reply.error("x#ValidationException", "seen"));

        assertThat(error(border.answer(call, border.in(HOUR))).message()).isEqualTo(Message.foreign("seen"));
        assertThat(http.requests()).hasSize(3);
    }

    @Test
    void throttlingIsRetriedUntilTheDeadlineAndThenTold() {
        http.then(THROTTLED);

        AwsError error = error(border.answer(DescribeTable.of("orders"), border.in(Duration.ofMinutes(10))));

        assertThat(error.kind()).isEqualTo(ErrorKind.THROTTLED);
        assertThat(error.reason())
                .isEqualTo(Message.of("aws.error.what.said", "ThrottlingException", Message.foreign("Rate exceeded"))
                        .and(Message.of("aws.advice.THROTTLED")));
        assertThat(http.requests().size()).isBetween(40, 150);
        assertThat(border.passed()).isBetween(Duration.ofSeconds(580), Duration.ofMinutes(10));
    }

    @Test
    void nothingIsSentAfterTheDeadline() {
        http.then(TABLE);

        AwsError error = error(border.answer(DescribeTable.of("orders"), Border.START.minusMillis(1)));

        assertThat(http.requests()).isEmpty();
        assertThat(error.sentence())
                .isEqualTo(Message.of(
                        "aws.error.failed.of",
                        "DescribeTable",
                        "orders",
                        Message.of("aws.error.what.said", "Deadline", Message.of("aws.deadline"))
                                .and(Message.of("aws.advice.DEADLINE"))));
    }

    @Test
    void aCallThatFollowsOnOneGivenUpIsStartedAtOnce() {
        http.then(TABLE);

        // DescribeBackup's queue comes before DescribeTable's: what follows must not wait for the next advance.
        Answer<TableDetails> answer = border.answer(then -> border.dispatcher.submit(
                DescribeTable.of("orders"),
                Border.START.minusMillis(1),
                late -> border.dispatcher.submit(
                        new AwsCall<>(ApiOperation.DESCRIBE_BACKUP, "", clients -> null),
                        border.in(HOUR),
                        nothing -> border.dispatcher.submit(DescribeTable.of("orders"), border.in(HOUR), then))));

        assertThat(value(answer).name()).isEqualTo("orders");
        assertThat(border.passed()).isZero();
    }
}
