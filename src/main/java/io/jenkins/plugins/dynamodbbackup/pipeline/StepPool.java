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
 * The threads that operations advance on. They never wait for AWS, so that few serve any number of builds; where one waits
 * for Jenkins, another takes its place. Jenkins' own timer threads are left alone.
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

    /** As long as it is open, its thread may be waiting for others. */
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

    /** Once true, nothing that an operation reports may end its step: it goes on after the restart. */
    boolean closed() {
        return threads.isShutdown();
    }

    /** Around what may take long, as a build that is busy is saved only when it is not: nobody else is kept waiting. */
    Wait waiting() {
        waits(1);
        return () -> waits(-1);
    }

    private synchronized void waits(int more) {
        waiting += more;
        limit(threads, Math.min(THREADS + waiting, MOST_THREADS));
    }

    /** Threads beyond it end as soon as they have nothing to do, also where others keep them from being idle for long. */
    private static void limit(ThreadPoolExecutor threads, int count) {
        threads.setMaximumPoolSize(MOST_THREADS); // never below the other
        threads.setCorePoolSize(count);
        threads.setMaximumPoolSize(count);
    }

    /** Runs this after so long, unless it is cancelled or Jenkins goes down before. */
    Future<?> run(Runnable task, Duration after) {
        try {
            return threads.schedule(task, after.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException goingDown) {
            return CompletableFuture.completedFuture(null); // taken up again when Jenkins is back
        }
    }

    /** Before AWS calls end and builds are saved: what they saw while Jenkins goes down would look like failures. */
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
