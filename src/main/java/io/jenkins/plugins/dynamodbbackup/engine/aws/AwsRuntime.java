package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What all operations of a process share: the clock, the threads that calls run on, and for each account and region the
 * pace and what is done in common. One for a process; nothing here is static.
 */
public final class AwsRuntime implements AutoCloseable {

    /**
     * Calls of one account and region under way at a time: 50 creates a second at half a second each need 25, and others
     * go on beside them.
     */
    static final int MOST_UNDER_WAY = 40;

    /** Room for three accounts and regions whose calls all hang. */
    private static final int MOST_OF_ALL = 120;

    /** With more than three of those the others still get on, at eight calls a second of half a second each. */
    private static final int ALWAYS = 4;

    /** Beyond all shares of 200 accounts and regions: only for the case that there are more. */
    private static final int MOST_THREADS = 1_000;

    private final Clock clock;
    private final RandomGenerator random;
    private final Executor executor;
    private final CallShares shares;
    private final Executor processor;
    private final ScheduledExecutorService timeouts = new CallTimeouts();
    private final Map<String, Pacer> pacers = new ConcurrentHashMap<>();
    private final Map<String, String> accounts = new ConcurrentHashMap<>();
    private final Map<String, SharedWork> shared = new ConcurrentHashMap<>();

    private AwsRuntime(Clock clock, RandomGenerator random, Executor executor, Executor processor) {
        this.clock = clock;
        this.random = random;
        this.executor = executor;
        this.shares = new CallShares(executor, MOST_OF_ALL, MOST_UNDER_WAY, ALWAYS);
        this.processor = processor;
    }

    /** Threads are made as calls need them and end when none does. */
    public static AwsRuntime create() {
        return new AwsRuntime(
                Clock.systemUTC(), RandomGenerator.getDefault(), new CallThreads(MOST_THREADS), processors());
    }

    /** With a clock, randomness and threads of the caller's: calls may run on the calling thread. */
    public static AwsRuntime with(Clock clock, RandomGenerator random, Executor executor) {
        return with(clock, random, executor, Runnable::run);
    }

    /** The same with threads for what needs the processor; without them that is done on the thread that advances. */
    public static AwsRuntime with(Clock clock, RandomGenerator random, Executor executor, Executor processor) {
        return new AwsRuntime(clock, random, executor, processor);
    }

    /** Half of what the machine has: what waits for AWS or serves pages must go on beside it. */
    private static ExecutorService processors() {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "dynamodb-backup-matching-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    public Clock clock() {
        return clock;
    }

    public RandomGenerator random() {
        return random;
    }

    /** The threads that calls run on, with a fair share for each account and region. */
    CallShares shares() {
        return shares;
    }

    /** Where work is done that needs the processor for long. */
    Executor processor() {
        return processor;
    }

    /** Where the SDK's clients end calls that take too long. */
    ScheduledExecutorService timeouts() {
        return timeouts;
    }

    /** @param label of credentials that belong to the account */
    void knowAccount(String label, String account) {
        accounts.put(label, account);
    }

    /** The account that credentials of this label were last seen to belong to. */
    Optional<String> accountOf(String label) {
        return Optional.ofNullable(accounts.get(label));
    }

    Pacer pacer(String accountAndRegion) {
        return pacers.computeIfAbsent(accountAndRegion, key -> new Pacer(clock));
    }

    SharedWork shared(String what, Function<Clock, SharedWork> begin) {
        return shared.computeIfAbsent(what, key -> begin.apply(clock));
    }

    /** Ends the threads; what they had under way is given up. */
    @Override
    public void close() {
        timeouts.shutdownNow();
        for (Executor own : List.of(executor, processor)) {
            if (own instanceof ExecutorService threads) {
                threads.shutdownNow();
            }
        }
    }
}
