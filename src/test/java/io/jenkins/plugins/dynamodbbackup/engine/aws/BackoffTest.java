package io.jenkins.plugins.dynamodbbackup.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "5, 8000", "6, 16000", "7, 20000", "8, 20000", "2147483647, 20000"})
    void fullJitterBelowABoundThatDoublesUpToTwentySeconds(int failures, long bound) {
        Random random = new Random(failures);
        long[] waits = LongStream.generate(
                        () -> PendingCall.backoff(failures, random).toMillis())
                .limit(2_000)
                .toArray();

        assertThat(LongStream.of(waits)).allMatch(wait -> wait >= 1 && wait <= bound);
        assertThat(LongStream.of(waits).average().orElseThrow()).isBetween(bound * 0.45, bound * 0.55);
        assertThat(LongStream.of(waits).min().orElseThrow()).isLessThan(bound / 20);
        assertThat(LongStream.of(waits).max().orElseThrow()).isGreaterThan(bound - bound / 20);
    }
}
