package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How much processor time one selection may take to compare names with patterns. The matcher looks at it between two
 * names, together with the interrupt of its thread. Processor time in place of time by the clock: a busy machine must not
 * turn a selection that is in order into one that is refused.
 */
public final class MatchBudget {

    /** For an operation: thousands of tables and hundreds of patterns take a tenth of it. */
    public static final Duration OF_AN_OPERATION = Duration.ofSeconds(10);

    /** Hints at what was meant are a convenience: no selection may take long, or fail, for them. */
    private static final Duration OF_HINTS = Duration.ofSeconds(1);

    private final Duration limit;
    private final LongSupplier nanos;
    private final BooleanSupplier interrupted;
    private final long start;

    /** @param nanos tells how much was spent, in nanoseconds from any start */
    MatchBudget(Duration limit, LongSupplier nanos) {
        this(limit, nanos, () -> Thread.currentThread().isInterrupted());
    }

    private MatchBudget(Duration limit, LongSupplier nanos, BooleanSupplier interrupted) {
        this.limit = limit;
        this.nanos = nanos;
        this.interrupted = interrupted;
        this.start = nanos.getAsLong();
    }

    /** Begins now, and holds for the thread that calls this. */
    public static MatchBudget ofThisThread(Duration processorTime) {
        return new MatchBudget(processorTime, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    }

    /** The same for a thread whose interrupt is meant for others. */
    MatchBudget uninterrupted() {
        return new MatchBudget(limit, nanos, () -> false);
    }

    /** Whether there is time for more hints. */
    boolean leftForHints() {
        return !interrupted.getAsBoolean() && spent().compareTo(OF_HINTS) < 0;
    }

    private Duration spent() {
        return Duration.ofNanos(nanos.getAsLong() - start);
    }

    /**
     * @param names how many are compared
     * @param patterns how many they are compared with
     * @throws TooMuchToMatchException when nothing is left
     */
    void require(int names, int patterns) {
        if (interrupted.getAsBoolean() || spent().compareTo(limit) > 0) {
            throw new TooMuchToMatchException("comparing " + Amounts.count(names, "name") + " with "
                    + Amounts.count(patterns, "pattern") + " takes more than " + Times.span(limit)
                    + " of processor time; use fewer or simpler patterns");
        }
    }
}
