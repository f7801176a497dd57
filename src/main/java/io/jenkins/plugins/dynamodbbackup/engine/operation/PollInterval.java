package io.jenkins.plugins.dynamodbbackup.engine.operation;

import java.time.Duration;
import java.util.List;

/** Waits that grow while nothing happens: 5 s at first, 15 s after half a minute, 30 s from the second minute on. */
public final class PollInterval {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(15),
            Duration.ofSeconds(15));
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private int waited;

    public Duration next() {
        return waited < WAITS.size() ? WAITS.get(waited++) : LONGEST;
    }
}
