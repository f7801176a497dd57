package io.jenkins.plugins.dynamodbbackup.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.ScriptedHttp.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers arrive from other threads, and are delivered only by those who advance. */
class DispatcherTest {

    private static final Instant DEADLINE = Border.START.plus(Duration.ofHours(1));

    private final ScriptedHttp http =
            new ScriptedHttp().then(Reply.json(200, "{\"Table\":{\"TableName\":\"orders\"}}"));
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final AwsSession session = AwsSession.open(
            new AwsTarget(Border.REGION, Optional.empty()),
            new AwsCredentials("test", Border.keys("AKIDEXAMPLE")),
            AwsRuntime.with(
                    new io.jenkins.plugins.dynamodbbackup.localdynamodb.VirtualClock(Border.START),
                    new Random(1),
                    threads::add),
            http);
    private final Dispatcher dispatcher = new Dispatcher(session);
    private final AtomicInteger woken = new AtomicInteger();
    private final List<Answer<TableDetails>> answers = new ArrayList<>();

    @AfterEach
    void close() {
        session.close();
    }

    private void submit() {
        dispatcher.onAnswer(woken::incrementAndGet);
        dispatcher.submit(DescribeTable.of("orders"), DEADLINE, answers::add);
    }

    @Test
    void nothingIsSentOrDeliveredOutsideOfAnAdvance() {
        submit();
        assertThat(threads).isEmpty();
        assertThat(dispatcher.idle()).isFalse();

        assertThat(dispatcher.advance()).as("only an answer is awaited").isEmpty();
        assertThat(dispatcher.underWay()).isOne();
        assertThat(woken).hasValue(0);

        threads.remove().run();
        assertThat(woken).hasValue(1);
        assertThat(answers).isEmpty();

        dispatcher.advance();
        assertThat(answers).hasSize(1);
        assertThat(dispatcher.idle()).isTrue();
    }

    @Test
    void answersThatArriveAfterTheEndAreDroppedAndWakeNobody() {
        submit();
        dispatcher.advance();

        dispatcher.close();
        threads.remove().run();

        assertThat(dispatcher.advance()).isEmpty();
        assertThat(answers).isEmpty();
        assertThat(woken).hasValue(0);
    }

    @Test
    void answersThatWaitAtTheEndAreDropped() {
        submit();
        dispatcher.advance();
        threads.remove().run();

        dispatcher.close();

        dispatcher.advance();
        assertThat(answers).isEmpty();
    }

    @Test
    void nothingIsSentAfterTheEnd() {
        dispatcher.close();
        submit();

        dispatcher.advance();

        assertThat(threads).isEmpty();
        assertThat(http.requests()).isEmpty();
    }

    @Test
    void tellsWhenThePaceAllowsTheNextCall() {
        for (int call = 0; call < 20; call++) {
            submit();
        }

        Optional<Instant> next = dispatcher.advance();

        assertThat(threads).hasSize(ApiOperation.DESCRIBE_TABLE.burst());
        assertThat(next).contains(Border.START.plusMillis(125));
    }

    /** Else a stall of AWS would end in a rush of calls that were paced long before. */
    @Test
    void noCallIsHandedOverBeforeAThreadIsFreeForIt() {
        for (int call = 0; call < 45; call++) {
            dispatcher.submit(new AwsCall<>(ApiOperation.SCAN, "orders", clients -> "read"), DEADLINE, answer -> {});
        }

        dispatcher.advance();
        assertThat(threads).hasSize(40);

        threads.remove().run();
        dispatcher.advance();
        assertThat(threads).hasSize(40);
        assertThat(dispatcher.underWay()).isEqualTo(40);
    }

    @Test
    void aMissingClassIsAnAnswerToo() {
        dispatcher.submit(
                new AwsCall<>(ApiOperation.RESTORE_TABLE_FROM_BACKUP, "orders", clients -> {
                    throw new NoClassDefFoundError("org/example/Gone");
                }),
                DEADLINE,
                (Answer<TableDetails> answer) -> answers.add(answer));
        dispatcher.advance();
        threads.remove().run();
        dispatcher.advance();

        assertThat(Border.error(answers.get(0)).what())
                .isEqualTo("UnreadableAnswer (NoClassDefFoundError: org/example/Gone).");
    }
}
