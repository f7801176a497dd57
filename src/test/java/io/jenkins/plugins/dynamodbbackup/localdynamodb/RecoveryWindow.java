package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.time.Duration;
import java.time.Instant;

/** How far back, and up to when, a table can be restored (spec 3.4). */
record RecoveryWindow(Instant earliest, Instant latest) {
    /** The newest moment one can go back to lies this far behind. */
    private static final Duration LAG = Duration.ofMinutes(5);

    static RecoveryWindow of(Table.PointInTimeRecovery on, Instant now) {
        return new RecoveryWindow(
                later(on.since(), now.minus(Duration.ofDays(on.days()))), later(on.since(), now.minus(LAG)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
