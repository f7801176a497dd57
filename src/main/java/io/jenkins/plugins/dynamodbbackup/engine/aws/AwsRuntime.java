package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * What all operations of a process share: the clock, the threads that calls run on, and the pace of each account and
 * region. One for a process; nothing here is static.
 */
public final class AwsRuntime implements AutoCloseable {

    /** Calls under way at a time: 50 creates a second at half a second each need 25, and others go on beside them. */
    static final int MOST_UNDER_WAY = 40;

    private static final Duration IDLE = Duration.ofSeconds(5);

    private final Clock clock;
    private final RandomGenerator random;
    private final Executor executor;
    private final Map<String, Pacer> pacers = new ConcurrentHashMap<>();

    private AwsRuntime(Clock clock, RandomGenerator random, Executor executor) {
        this.clock = clock;
        this.random = random;
        this.executor = executor;
    }

    /** Threads are made as calls need them and end when none does. */
    public static AwsRuntime create() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST_UNDER_WAY,
                MOST_UNDER_WAY,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "dynamodb-backup-call-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return new AwsRuntime(Clock.systemUTC(), RandomGenerator.getDefault(), pool);
    }

    /** With a clock, randomness and threads of the caller's: calls may run on the calling thread. */
    public static AwsRuntime with(Clock clock, RandomGenerator random, Executor executor) {
        return new AwsRuntime(clock, random, executor);
    }

    public Clock clock() {
        return clock;
    }

    public RandomGenerator random() {
        return random;
    }

    Executor executor() {
        return executor;
    }

    Pacer pacer(String accountAndRegion) {
        return pacers.computeIfAbsent(accountAndRegion, key -> new Pacer());
    }

    /** Ends the threads; what they had under way is given up. */
    @Override
    public void close() {
        if (executor instanceof ExecutorService threads) {
            threads.shutdownNow();
        }
    }
}
