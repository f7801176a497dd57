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
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What all operations of a process share: the clock, the threads of the calls, and for each account and region the pace
 * and the shared work. One for each process; nothing here is static.
 */
public final class AwsRuntime implements AutoCloseable {

    /**
     * Calls in progress of one account and region: 50 creates a second of half a second each need 25, which leaves room for
     * others.
     */
    static final int MOST_UNDER_WAY = 40;

    /** Room for three accounts and regions whose calls all hang. */
    private static final int MOST_OF_ALL = 120;

    /** With more than three of those the others still make eight calls a second of half a second each. */
    private static final int ALWAYS = 4;

    private final Clock clock;
    private final RandomGenerator random;
    private final Executor executor;
    private final CallShares shares;
    private final Executor processor;
    private final ScheduledExecutorService timeouts = callTimeouts();
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

    /** Threads are created as calls need them, and end when idle. */
    public static AwsRuntime create() {
        return new AwsRuntime(Clock.systemUTC(), RandomGenerator.getDefault(), callThreads(), processors());
    }

    /** With the caller's clock, randomness and threads: calls may run on the calling thread. */
    public static AwsRuntime with(Clock clock, RandomGenerator random, Executor executor) {
        return with(clock, random, executor, Runnable::run);
    }

    /** The same with threads for long computations; without them these run on the thread that advances. */
    public static AwsRuntime with(Clock clock, RandomGenerator random, Executor executor, Executor processor) {
        return new AwsRuntime(clock, random, executor, processor);
    }

    /** As many threads as calls in progress, which {@link CallShares} bounds; calls after the shutdown are dropped. */
    static ThreadPoolExecutor callThreads() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                5,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                daemons("dynamodb-backup-call-"),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Half of the processors: the other half is for what waits for AWS and for what serves pages. */
    private static ExecutorService processors() {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                daemons("dynamodb-backup-matching-"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** One thread for all clients, and none while no call is under way: each client of the SDK has up to five by itself. */
    private static ScheduledExecutorService callTimeouts() {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1, daemons("dynamodb-backup-timeout-"));
        pool.setKeepAliveTime(5, TimeUnit.SECONDS);
        pool.allowCoreThreadTimeOut(true);
        pool.setRemoveOnCancelPolicy(true);
        return pool;
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    public Clock clock() {
        return clock;
    }

    public RandomGenerator random() {
        return random;
    }

    /** The threads of the calls, with a fair share for each account and region. */
    CallShares shares() {
        return shares;
    }

    /** Runs long computations. */
    Executor processor() {
        return processor;
    }

    /** Lets the SDK's clients end calls that take too long. */
    ScheduledExecutorService timeouts() {
        return timeouts;
    }

    /** @param label of credentials that belong to the account */
    void knowAccount(String label, String account) {
        accounts.put(label, account);
    }

    /** The last known account of credentials with this label. */
    Optional<String> accountOf(String label) {
        return Optional.ofNullable(accounts.get(label));
    }

    Pacer pacer(String accountAndRegion) {
        return pacers.computeIfAbsent(accountAndRegion, key -> new Pacer(clock));
    }

    SharedWork shared(String what, Function<Clock, SharedWork> begin) {
        return shared.computeIfAbsent(what, key -> begin.apply(clock));
    }

    /** Ends the threads and abandons their calls. */
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
