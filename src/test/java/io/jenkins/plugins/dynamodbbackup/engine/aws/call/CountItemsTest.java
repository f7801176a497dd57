package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Border;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ScriptedHttp;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ScriptedHttp.Reply;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountItemsTest {

    private final ScriptedHttp http = new ScriptedHttp();
    private final Border border = new Border(http);

    @AfterEach
    void close() {
        border.close();
    }

    private Answer<Long> count(int segments) {
        return border.answer(then -> CountItems.submit(
                border.dispatcher, "orders", "eu-west-1", segments, border.in(Duration.ofHours(1)), then));
    }

    private static Reply page(int count) {
        return Reply.json(200, "{\"Count\":" + count + "}");
    }

    private static Reply pageWithMore(int count) {
        return Reply.json(200, "{\"Count\":" + count + ",\"LastEvaluatedKey\":{\"id\":{\"S\":\"x\"}}}");
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "1, 7, 7", "4, 7, 28", "8, 0, 0"})
    void addsAllSegmentsUp(int segments, int each, long all) {
        http.then(page(each));

        assertThat(Border.value(count(segments))).isEqualTo(all);
        assertThat(http.requests()).hasSize(segments);
    }

    @Test
    void readsEveryPageOfASegmentEmptyOnesToo() {
        http.then(pageWithMore(5)).then(pageWithMore(0)).then(pageWithMore(7)).then(page(1));

        assertThat(Border.value(count(1))).isEqualTo(13);
        assertThat(http.requests()).hasSize(4);
    }

    @Test
    void oneFailedPageFailsTheCountOnce() {
        http.then(page(5)).then(Reply.error("com.amazon.coral.service#AccessDeniedException", "no"));

        AwsError error = Border.error(count(4));

        assertThat(error)
                .isEqualTo(new AwsError(
                        ErrorKind.ACCESS_DENIED, "AccessDeniedException", "no", ApiOperation.SCAN, "orders"));
    }

    @Test
    void aTableBeyondItsCapacityIsReadMoreSlowly() {
        Reply full = Reply.error("com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException", "slow");
        http.then(full).then(full).then(full).then(page(9));

        assertThat(Border.value(count(2))).isEqualTo(18);
        assertThat(border.passed()).isPositive();
    }
}
