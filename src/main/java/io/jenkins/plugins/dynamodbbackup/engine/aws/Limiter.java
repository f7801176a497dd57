package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.time.Duration;
import java.time.Instant;

/** Spaces calls evenly, with a small burst after a pause: never more than rate + burst in any one second. */
final class Limiter {

    private final Duration interval;
    private final Duration tolerance;
    private Instant due = Instant.MIN;

    Limiter(int perSecond, int burst) {
        interval = Duration.ofSeconds(1).dividedBy(perSecond);
        tolerance = interval.multipliedBy(burst - 1L);
    }

    /** Zero when the call may go out now, and then it is counted; else how long to wait before asking again. */
    synchronized Duration tryAcquire(Instant now) {
        Instant horizon = now.plus(tolerance).plus(interval);
        if (due.isAfter(horizon)) {
            due = horizon; // the clock was set back: do not wait for the old time to come again
        }
        Instant allowed = due == Instant.MIN ? Instant.MIN : due.minus(tolerance);
        if (now.isBefore(allowed)) {
            return Duration.between(now, allowed);
        }
        due = (due.isAfter(now) ? due : now).plus(interval);
        return Duration.ZERO;
    }
}
