package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How much processor time one selection may take to compare names with patterns. The matcher checks it, and the
 * interrupt of its thread, between two names. It is processor time and not elapsed time: a valid selection must not be
 * refused because the machine is busy.
 */
public final class MatchBudget {

    /** For an operation: thousands of tables and hundreds of patterns take a tenth of it. */
    public static final Duration OF_AN_OPERATION = Duration.ofSeconds(10);

    /** Hints are a convenience: no selection may take long, or fail, for them. */
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

    /** Starts now, for the calling thread. */
    public static MatchBudget ofThisThread(Duration processorTime) {
        return new MatchBudget(processorTime, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    }

    /** The same for a thread whose interrupt is not about this selection. */
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
            throw new TooMuchToMatchException(Message.of("table.tooMuch", names, patterns, limit));
        }
    }
}
