package io.jenkins.plugins.dynamodbbackup.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.ScriptedHttp.Reply;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers arrive from other threads, and are delivered only by those who advance. */
class DispatcherTest {

    private static final Instant DEADLINE = Border.START.plus(Duration.ofHours(1));

    private final ScriptedHttp http =
            new ScriptedHttp().then(Reply.json(200, "{\"Table\":{\"TableName\":\"orders\"}}"));
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final AwsSession session = AwsSession.open(
            new AwsTarget(Border.REGION, Optional.empty()),
            new CredentialsSource("test", Border.keys("AKIDEXAMPLE")),
            AwsRuntime.with(
                    new io.jenkins.plugins.dynamodbbackup.localdynamodb.VirtualClock(Border.START),
                    new Random(1),
                    this::execute),
            http);
    private final Dispatcher dispatcher = new Dispatcher(session);
    private int threadsLeft = Integer.MAX_VALUE;
    private final AtomicInteger woken = new AtomicInteger();
    private final List<Answer<TableDetails>> answers = new ArrayList<>();

    @AfterEach
    void close() {
        session.close();
    }

    private void execute(Runnable call) {
        if (threadsLeft-- == 0) {
            throw new OutOfMemoryError("unable to create native thread");
        }
        threads.add(call);
    }

    private void submit() {
        dispatcher.onAnswer(woken::incrementAndGet);
        dispatcher.submit(DescribeTable.of("orders"), DEADLINE, answers::add);
    }

    /** As many calls as one operation may have under way hang, in the threads of the real process. */
    @Test
    void anAccountWhoseCallsHangDoesNotDelayAnother() throws Exception {
        CountDownLatch hanging = new CountDownLatch(AwsRuntime.MOST_UNDER_WAY);
        CountDownLatch end = new CountDownLatch(1);
        AwsTarget target = new AwsTarget(Border.REGION, Optional.empty());
        try (AwsRuntime process = AwsRuntime.create();
                AwsSession stuck = AwsSession.open(
                        target, new CredentialsSource("stuck", Border.keys("AKIDSTUCK")), process, http);
                AwsSession good = AwsSession.open(
                        target, new CredentialsSource("good", Border.keys("AKIDGOOD")), process, http)) {
            for (int call = 0; call < 2 * AwsRuntime.MOST_UNDER_WAY; call++) {
                stuck.execute(Border.REGION, () -> {
                    hanging.countDown();
                    try {
                        end.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            assertThat(hanging.await(1, TimeUnit.MINUTES)).isTrue();

            Question<Answer<TableDetails>> question = (calls, then) ->
                    calls.submit(DescribeTable.of("orders"), Instant.now().plusSeconds(60), then);
            assertThat(question.ask(good, Duration.ofSeconds(10)))
                    .hasValueSatisfying(answer -> assertThat(answer).isInstanceOf(Answer.Value.class));
        } finally {
            end.countDown();
        }
    }

    @Test
    void nothingIsSentOrDeliveredOutsideOfAnAdvance() {
        submit();
        assertThat(threads).isEmpty();
        assertThat(dispatcher.nothingSent()).isTrue();

        assertThat(dispatcher.advance()).as("only an answer is awaited").isEmpty();
        assertThat(dispatcher.underWay()).isOne();
        assertThat(woken).hasValue(0);

        threads.remove().run();
        assertThat(woken).hasValue(1);
        assertThat(answers).isEmpty();

        dispatcher.advance();
        assertThat(answers).hasSize(1);
        assertThat(dispatcher.advance()).isEmpty();
        assertThat(dispatcher.underWay()).isZero();
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

    @ParameterizedTest
    @ValueSource(classes = {NoClassDefFoundError.class, OutOfMemoryError.class, StackOverflowError.class})
    void anErrorIsAnAnswerToo(Class<? extends Error> kind) throws Exception {
        Error thrown = kind.getConstructor(String.class).newInstance("org/example/Gone");
        dispatcher.submit(
                new AwsCall<>(ApiOperation.RESTORE_TABLE_FROM_BACKUP, "orders", clients -> {
                    throw thrown;
                }),
                DEADLINE,
                (Answer<TableDetails> answer) -> answers.add(answer));
        dispatcher.advance();
        threads.remove().run();
        dispatcher.advance();

        assertThat(Border.error(answers.get(0)).what())
                .isEqualTo(Message.of(
                        "aws.error.what.said",
                        "UnreadableAnswer",
                        Message.of("aws.unexpected", kind.getSimpleName(), Message.foreign("org/example/Gone"))));
    }

    @Test
    void aCallForWhichThereIsNoThreadHasAnAnswerToo() {
        threadsLeft = 0;
        dispatcher.submit(
                new AwsCall<>(ApiOperation.RESTORE_TABLE_FROM_BACKUP, "orders", clients -> null),
                DEADLINE,
                (Answer<TableDetails> answer) -> answers.add(answer));
        dispatcher.advance();

        assertThat(Border.error(answers.get(0)).what().toString()).contains("unable to create native thread");
        assertThat(dispatcher.underWay()).isZero();
    }
}
