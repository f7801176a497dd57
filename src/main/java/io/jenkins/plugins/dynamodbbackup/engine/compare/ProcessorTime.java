package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps the calls of a slice to a share of a processor, where others need it too. */
public final class ProcessorTime {

    private static final double NANOSECONDS = 1e9;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final boolean limited;
    private final CapacityBudget budget;
    private final AtomicLong used = new AtomicLong();

    /** @param cores the most of a processor that is used, such as 0.5; 0 for no limit */
    public ProcessorTime(double cores) {
        this.limited = cores > 0;
        this.budget = new CapacityBudget(limited ? cores : 1);
    }

    /** The same call, which counts the time that it uses on its thread. */
    public <T> AwsCall<T> measured(AwsCall<T> call) {
        return limited
                ? new AwsCall<>(call.operation(), call.subject(), call.region(), clients -> {
                    long before = time();
                    try {
                        return call.body().apply(clients);
                    } finally {
                        used.addAndGet(time() - before);
                    }
                })
                : call;
    }

    /** With a Java that does not measure it, the time of the whole call. */
    private long time() {
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : System.nanoTime();
    }

    /** How long the next call has to wait. */
    public Duration waitFrom(Instant now) {
        budget.spent(used.getAndSet(0) / NANOSECONDS, now);
        return limited ? budget.waitFrom(now) : Duration.ZERO;
    }
}
