package io.jenkins.plugins.dynamodbbackup.engine.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A line in the log after 5, 15 and 60 minutes in one stage, then every hour: a log that stands still looks like a hang. */
final class WaitReminder {

    private static final List<Duration> FIRST =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));

    private final StageLoop loop;
    private final Supplier<Optional<LiveOperation>> live;
    private final Instant since;

    private WaitReminder(StageLoop loop, Supplier<Optional<LiveOperation>> live) {
        this.loop = loop;
        this.live = live;
        this.since = loop.now();
    }

    /**
     * The stage begins; with it the reminders end.
     *
     * @param live empty while an operation within this one says it
     */
    static void begin(StageLoop loop, Supplier<Optional<LiveOperation>> live) {
        new WaitReminder(loop, live).plan(0);
    }

    private void plan(int said) {
        Duration waited = said < FIRST.size() ? FIRST.get(said) : Duration.ofHours(said - FIRST.size() + 2L);
        loop.at(since.plus(waited), () -> {
            live.get().ifPresent(it -> loop.say(LiveMessages.stillRunning(waited, loop.now(), it)));
            plan(said + 1);
        });
    }
}
