package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Full jitter: a random time below a bound that doubles from 0.5 s to 20 s (spec 1.6). */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Backoff() {}

    /** @param failures how many times it has failed by now, from 1 on */
    static Duration after(int failures, RandomGenerator random) {
        int doublings = Math.min(failures - 1, 10);
        long bound = Math.min(FIRST.toMillis() << doublings, LONGEST.toMillis());
        return Duration.ofMillis(random.nextLong(1, bound + 1));
    }
}
