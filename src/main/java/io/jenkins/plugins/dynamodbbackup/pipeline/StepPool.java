package io.jenkins.plugins.dynamodbbackup.pipeline;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.listeners.ItemListener;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of all operations. They never wait for AWS, so a few threads serve any number of builds. While a thread
 * waits for Jenkins, another one replaces it. The timer threads of Jenkins are not used.
 */
@Extension
public final class StepPool extends ItemListener {

    private static final int THREADS = 4;
    private static final int MOST_THREADS = 32;
    private static final long IDLE_SECONDS = 10;
    private static final long LAST_TURN_SECONDS = 15;

    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(
            THREADS, new NamingThreadFactory(new DaemonThreadFactory(), "dynamodb-backup-step"));

    private int waiting;

    /** While it is open, its thread may be waiting. */
    interface Wait extends AutoCloseable {
        @Override
        void close();
    }

    public StepPool() {
        threads.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        threads.allowCoreThreadTimeOut(true);
        threads.setRemoveOnCancelPolicy(true);
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    static StepPool get() {
        return ExtensionList.lookupSingleton(StepPool.class);
    }

    /** Once true, no report may end its step, because the step resumes after the restart. */
    boolean closed() {
        return threads.isShutdown();
    }

    /** For work that can take long, such as saving a busy build, so that other builds do not wait. */
    Wait waiting() {
        waits(1);
        return () -> waits(-1);
    }

    private synchronized void waits(int more) {
        waiting += more;
        limit(threads, Math.min(THREADS + waiting, MOST_THREADS));
    }

    /** Threads above this number end as soon as they are idle. */
    private static void limit(ThreadPoolExecutor threads, int count) {
        threads.setMaximumPoolSize(MOST_THREADS); // must not be below the core size
        threads.setCorePoolSize(count);
        threads.setMaximumPoolSize(count);
    }

    /** Runs this after a delay, unless it is canceled or Jenkins shuts down first. */
    Future<?> run(Runnable task, Duration after) {
        try {
            return threads.schedule(task, after.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException goingDown) {
            return CompletableFuture.completedFuture(null); // resumed after the restart
        }
    }

    /** Runs before calls to AWS are aborted and builds are saved, because aborted calls would look like failures. */
    @Override
    public void onBeforeShutdown() {
        threads.shutdown();
        try {
            threads.awaitTermination(LAST_TURN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
