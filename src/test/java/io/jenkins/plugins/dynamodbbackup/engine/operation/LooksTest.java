package io.jenkins.plugins.dynamodbbackup.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LooksTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Instant START = Instant.parse("2026-03-01T02:00:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private final Looks<String, String> looks = new Looks<>(Duration.ofSeconds(20), clock::get);
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ExecutorService people = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task);
        threads.add(thread);
        return thread;
    });

    @AfterEach
    void end() {
        released.countDown();
        people.shutdown();
    }

    private Future<Optional<String>> hanging(String place) {
        return people.submit(() -> looks.look(place, LONG, () -> {
            asked.incrementAndGet();
            try {
                released.await();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
            return "tables of " + place;
        }));
    }

    private List<Future<Optional<String>>> hanging(String place, int count) {
        return IntStream.range(0, count).mapToObj(number -> hanging(place)).toList();
    }

    private void awaitAsked(int count) {
        while (asked.get() < count) {
            Thread.onSpinWait();
        }
    }

    private void awaitWaiting(int count) {
        while (threads.stream()
                        .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                        .count()
                < count) {
            Thread.onSpinWait();
        }
    }

    private Supplier<String> quick(String answer) {
        return () -> {
            asked.incrementAndGet();
            return answer;
        };
    }

    @Test
    void thoseWhoAskForTheSameShareOneLook() throws Exception {
        Future<Optional<String>> first = hanging("eu-west-1");
        awaitAsked(1);
        List<Future<Optional<String>>> others = hanging("eu-west-1", 3);
        awaitWaiting(3);
        released.countDown();

        assertThat(first.get()).contains("tables of eu-west-1");
        for (Future<Optional<String>> other : others) {
            assertThat(other.get()).contains("tables of eu-west-1");
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void beyondTheBoundNothingIsAskedAndNobodyWaits() throws Exception {
        for (int number = 0; number < Looks.MOST_UNDER_WAY; number++) {
            hanging("eu-nowhere-" + number);
        }
        awaitAsked(Looks.MOST_UNDER_WAY);

        assertThat(looks.look("eu-west-1", LONG, quick("tables"))).isEmpty();
        assertThat(asked).hasValue(Looks.MOST_UNDER_WAY);
    }

    @Test
    void onlySomeWaitForTheSameLook() throws Exception {
        hanging("eu-west-1");
        awaitAsked(1);
        hanging("eu-west-1", Looks.MOST_WAITING);
        awaitWaiting(Looks.MOST_WAITING);

        assertThat(looks.look("eu-west-1", LONG, quick("tables"))).isEmpty();
        assertThat(looks.look("eu-west-2", LONG, quick("tables"))).contains("tables");
    }

    @Test
    void aLookThatIsOverMakesRoom() throws Exception {
        List<Future<Optional<String>>> hanging = IntStream.range(0, Looks.MOST_UNDER_WAY)
                .mapToObj(number -> hanging("eu-nowhere-" + number))
                .toList();
        awaitAsked(Looks.MOST_UNDER_WAY);
        released.countDown();
        for (Future<Optional<String>> look : hanging) {
            assertThat(look.get()).isPresent();
        }

        assertThat(looks.look("eu-west-1", LONG, quick("tables"))).contains("tables");
    }

    @Test
    void aLookIsRememberedForAWhile() throws Exception {
        looks.look("eu-west-1", LONG, quick("before"));
        clock.set(START.plusSeconds(19));
        assertThat(looks.look("eu-west-1", LONG, quick("after"))).contains("before");
        clock.set(START.plusSeconds(20));
        assertThat(looks.look("eu-west-1", LONG, quick("after"))).contains("after");
        assertThat(asked).hasValue(2);
    }

    @Test
    void aLookThatFailsLeavesNothingBehind() throws Exception {
        assertThatThrownBy(() -> looks.look("eu-west-1", LONG, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(looks.look("eu-west-1", LONG, quick("tables"))).contains("tables");
    }

    @Test
    void whoHasNoPatienceIsToldAtOnce() throws Exception {
        hanging("eu-west-1");
        awaitAsked(1);

        assertThat(looks.look("eu-west-1", Duration.ofMillis(1), quick("tables")))
                .isEmpty();
        assertThat(asked).hasValue(1);
    }
}
