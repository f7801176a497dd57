package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that calls run on: as many as there are calls under way, which {@link CallShares} bounds, up to a limit. A
 * thread without work takes the next call before another thread is made, and ends after a few seconds; the JDK's own
 * pools do one or the other.
 */
final class CallThreads extends ThreadPoolExecutor {

    private static final long IDLE_SECONDS = 5;

    /** @param most beyond so many calls wait for a thread */
    CallThreads(int most) {
        super(0, most, IDLE_SECONDS, TimeUnit.SECONDS, new IdleFirst(), named(), (call, pool) -> {
            if (!pool.isShutdown()) {
                ((IdleFirst) pool.getQueue()).put(call);
            }
        });
    }

    private static ThreadFactory named() {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "dynamodb-backup-call-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Takes a call only when a thread stands ready for it; refusing makes the pool start a thread. */
    private static final class IdleFirst extends LinkedTransferQueue<Runnable> {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable call) {
            return tryTransfer(call);
        }
    }
}
