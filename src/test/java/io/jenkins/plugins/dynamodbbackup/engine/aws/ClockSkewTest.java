package io.jenkins.plugins.dynamodbbackup.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.ScriptedHttp.Reply;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpRequest;

/** A clock that is wrong: AWS tells the time with every answer, and the next request is signed with that. */
class ClockSkewTest {

    private static final DateTimeFormatter SIGNED = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final Duration AHEAD = Duration.ofHours(3);

    private static final Reply SKEWED = Reply.error(
                    "com.amazon.coral.service#InvalidSignatureException",
                    "Signature expired: 20261122T020000Z is now earlier than 20261122T044500Z")
            .header(
                    "Date",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            Border.START.plus(AHEAD).atOffset(ZoneOffset.UTC)));

    private final ScriptedHttp http = new ScriptedHttp();

    private Answer<TableDetails> describe() {
        try (Border border = new Border(http)) {
            return border.answer(DescribeTable.of("orders"), border.in(Duration.ofMinutes(1)));
        }
    }

    @Test
    void theSecondRequestIsSignedWithAwsTime() {
        http.then(SKEWED).then(Reply.json(200, "{\"Table\":{\"TableName\":\"orders\"}}"));

        assertThat(Border.value(describe()).name()).isEqualTo("orders");

        assertThat(http.requests().stream().map(ClockSkewTest::signedAt))
                .containsExactly(Border.START, Border.START.plus(AHEAD));
    }

    @Test
    void aDateAloneChangesNoSignature() {
        http.then(Reply.json(200, "{\"Table\":{\"TableName\":\"orders\"}}")
                .header("Date", SKEWED.headers().get("Date")));

        try (Border border = new Border(http)) {
            border.answer(DescribeTable.of("orders"), border.in(Duration.ofMinutes(1)));
            border.answer(DescribeTable.of("orders"), border.in(Duration.ofMinutes(1)));
        }

        assertThat(http.requests().stream().map(ClockSkewTest::signedAt)).containsExactly(Border.START, Border.START);
    }

    @Test
    void onceOnly() {
        http.then(SKEWED);

        AwsError error = Border.error(describe());

        assertThat(http.requests()).hasSize(2);
        assertThat(error.code()).isEqualTo("InvalidSignatureException");
        assertThat(error.message().toString()).startsWith("Signature expired: ");
        assertThat(error.reason()).isEqualTo(error.what().and(Message.of("aws.advice.CLOCK_SKEW")));
    }

    @Test
    void knowsHowFarAwsIsAhead() {
        http.then(SKEWED);
        try (Border border = new Border(http)) {
            assertThat(border.session.serviceClock().offset()).isEmpty();
            assertThat(border.session.serviceClock().now()).isEqualTo(Border.START);

            border.answer(DescribeTable.of("orders"), border.in(Duration.ofMinutes(1)));

            assertThat(border.session.serviceClock().offset()).contains(AHEAD.plusMillis(500));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-11-22", "Sun, 99 Nov 2026 02:00:00 GMT"})
    void aDateThatCannotBeReadChangesNothing(String header) {
        ServiceClock clock = new ServiceClock(new VirtualClock(Border.START));
        clock.sawDate("Sun, 22 Nov 2026 02:01:00 GMT");

        clock.sawDate(header);

        assertThat(clock.offset()).contains(Duration.ofMillis(60_500));
    }

    private static Instant signedAt(SdkHttpRequest request) {
        return LocalDateTime.parse(request.firstMatchingHeader("X-Amz-Date").orElseThrow(), SIGNED)
                .toInstant(ZoneOffset.UTC);
    }
}
