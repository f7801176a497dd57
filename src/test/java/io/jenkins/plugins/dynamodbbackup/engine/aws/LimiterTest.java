package io.jenkins.plugins.dynamodbbackup.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimiterTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant START = Border.START;

    @ParameterizedTest
    @EnumSource(ApiOperation.class)
    void neverMoreThanRateAndBurstInAnySecond(ApiOperation operation) {
        Random random = new Random(operation.ordinal());
        Limiter limiter = new Limiter(operation.perSecond(), operation.burst());
        List<Instant> sent = new ArrayList<>();
        Instant now = START;
        while (sent.size() < 500) {
            now = now.plusNanos(random.nextInt(20) == 0 ? random.nextLong(3_000_000_000L) : random.nextLong(5_000_000));
            if (limiter.tryAcquire(now).isZero()) {
                sent.add(now);
            }
        }
        assertThat(busiestSecond(sent)).isLessThanOrEqualTo(operation.perSecond() + operation.burst());
    }

    @ParameterizedTest
    @EnumSource(ApiOperation.class)
    void whoeverWaitsAsToldKeepsTheRate(ApiOperation operation) {
        Limiter limiter = new Limiter(operation.perSecond(), operation.burst());
        Instant now = START;
        for (int call = 0; call < 10 * operation.perSecond() + operation.burst(); call++) {
            Duration wait = limiter.tryAcquire(now);
            if (!wait.isZero()) {
                now = now.plus(wait);
                assertThat(limiter.tryAcquire(now)).isZero();
            }
        }
        assertThat(Duration.between(START, now)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
    }

    @Test
    void aBurstAfterAPauseAndThenOneByOne() {
        Limiter limiter = new Limiter(4, 3);

        assertThat(limiter.tryAcquire(START)).isZero();
        assertThat(limiter.tryAcquire(START)).isZero();
        assertThat(limiter.tryAcquire(START)).isZero();
        assertThat(limiter.tryAcquire(START)).isEqualTo(Duration.ofMillis(250));
        assertThat(limiter.tryAcquire(START.plusMillis(249))).isEqualTo(Duration.ofMillis(1));
        assertThat(limiter.tryAcquire(START.plusMillis(250))).isZero();
        assertThat(limiter.tryAcquire(START.plusMillis(250))).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void aClockThatIsSetBackMakesNobodyWaitForTheOldTime() {
        Limiter limiter = new Limiter(4, 1);
        limiter.tryAcquire(START);

        Instant yesterday = START.minus(Duration.ofDays(1));

        assertThat(limiter.tryAcquire(yesterday)).isLessThanOrEqualTo(Duration.ofMillis(250));
        assertThat(limiter.tryAcquire(yesterday.plusMillis(250))).isZero();
    }

    @Test
    void aClockThatIsSetForwardGivesNoMoreThanABurst() {
        Limiter limiter = new Limiter(4, 2);
        limiter.tryAcquire(START);
        Instant tomorrow = START.plus(Duration.ofDays(1));

        assertThat(limiter.tryAcquire(tomorrow)).isZero();
        assertThat(limiter.tryAcquire(tomorrow)).isZero();
        assertThat(limiter.tryAcquire(tomorrow)).isPositive();
    }

    private static int busiestSecond(List<Instant> sent) {
        Deque<Instant> window = new ArrayDeque<>();
        int most = 0;
        for (Instant at : sent) {
            window.addLast(at);
            while (!window.getFirst().isAfter(at.minus(SECOND))) {
                window.removeFirst();
            }
            most = Math.max(most, window.size());
        }
        return most;
    }
}
