package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts items that time to live would delete, in a DynamoDB with real items. */
class SampleExpiryTest {

    private static final Instant NOW = Simulation.START;

    /** DynamoDB deletes what is past its time, but nothing more than five years past (spec 2.1); other values have no time. */
    @Test
    void countsWhatTimeToLiveWouldDelete() {
        try (Simulation aws = new Simulation(1, builder -> LocalDynamoDb.builder())) {
            aws.db()
                    .seed()
                    .table(
                            "sessions",
                            "{}",
                            List.of(
                                    item("past", number(NOW.minus(Duration.ofDays(1)))),
                                    item("justPast", number(NOW.minusSeconds(1))),
                                    item("future", number(NOW.plusSeconds(1))),
                                    item("older", number(NOW.minus(Duration.ofDays(5 * 366)))),
                                    item("milliseconds", "{\"N\": \"" + NOW.toEpochMilli() + "\"}"),
                                    item("huge", "{\"N\": \"9E125\"}"),
                                    item(
                                            "text",
                                            "{\"S\": \"" + NOW.minusSeconds(5).getEpochSecond() + "\"}"),
                                    "{\"id\": {\"S\": \"none\"}}"));

            assertThat(sample(aws, "sessions")).isEqualTo(new SampleExpiry.Sample(8, 2));
        }
    }

    @Test
    void anEmptyTableHasNone() {
        try (Simulation aws = new Simulation(1, builder -> LocalDynamoDb.builder())) {
            aws.db().seed().table("sessions", "{}", List.of());

            assertThat(sample(aws, "sessions")).isEqualTo(new SampleExpiry.Sample(0, 0));
        }
    }

    private static SampleExpiry.Sample sample(Simulation aws, String table) {
        List<Answer<SampleExpiry.Sample>> answers = new ArrayList<>();
        Dispatcher dispatcher = new Dispatcher(aws.session());
        dispatcher.submit(SampleExpiry.of(table, "expires", NOW), NOW.plusSeconds(60), answers::add);
        dispatcher.advance();
        assertThat(answers).singleElement().isInstanceOf(Answer.Value.class);
        return ((Answer.Value<SampleExpiry.Sample>) answers.get(0)).value();
    }

    private static String number(Instant time) {
        return "{\"N\": \"" + time.getEpochSecond() + "\"}";
    }

    private static String item(String id, String expires) {
        return "{\"id\": {\"S\": \"" + id + "\"}, \"expires\": " + expires + "}";
    }
}
