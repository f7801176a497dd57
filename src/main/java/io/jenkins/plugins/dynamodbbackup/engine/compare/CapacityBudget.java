package io.jenkins.plugins.dynamodbbackup.engine.compare;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps what data work consumes of a table below a rate. What a call consumes is only known afterwards, so a call may go
 * over the rate, and those after it wait until that is made up for.
 */
public final class CapacityBudget {

    private final double unitsPerSecond;
    private Instant free = Instant.MIN;

    /** @param unitsPerSecond capacity units per second, more than 0 */
    public CapacityBudget(double unitsPerSecond) {
        this.unitsPerSecond = unitsPerSecond;
    }

    /** @param units capacity units that a call has consumed */
    public void spent(double units, Instant now) {
        Instant from = free.isAfter(now) ? free : now;
        free = from.plusNanos((long) (units / unitsPerSecond * 1e9));
    }

    /** How long the next call has to wait. */
    public Duration waitFrom(Instant now) {
        return free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO;
    }
}
