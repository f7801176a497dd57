package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/**
 * What all operations of a process share: the clock, the threads that calls run on, and for each account and region the
 * pace and the look at the backups that are being made. One for a process; nothing here is static.
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
    private final ScheduledExecutorService timeouts = new CallTimeouts();
    private final Map<String, Pacer> pacers = new ConcurrentHashMap<>();
    private final Map<String, String> accounts = new ConcurrentHashMap<>();
    private final Map<String, BackupPoller> pollers = new ConcurrentHashMap<>();

    private AwsRuntime(Clock clock, RandomGenerator random, Executor executor) {
        this.clock = clock;
        this.random = random;
        this.executor = executor;
        this.shares = new CallShares(executor, MOST_OF_ALL, MOST_UNDER_WAY, ALWAYS);
    }

    /** Threads are made as calls need them and end when none does. */
    public static AwsRuntime create() {
        return new AwsRuntime(Clock.systemUTC(), RandomGenerator.getDefault(), new CallThreads(MOST_THREADS));
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

    /** The threads that calls run on, with a fair share for each account and region. */
    CallShares shares() {
        return shares;
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

    BackupPoller poller(String accountAndRegion) {
        return pollers.computeIfAbsent(accountAndRegion, key -> new BackupPoller(clock));
    }

    /** Ends the threads; what they had under way is given up. */
    @Override
    public void close() {
        timeouts.shutdownNow();
        if (executor instanceof ExecutorService threads) {
            threads.shutdownNow();
        }
    }
}
