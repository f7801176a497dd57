package io.jenkins.plugins.dynamodbbackup.cli.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as an interrupt of the thread that works, which then has a moment to say what goes on in AWS
 * before the process ends with the code of the signal (130, 143).
 */
final class StopSignal {

    private static final int PATIENCE_SECONDS = 5;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch farewell = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interruptAndWait, "stop-signal");

    private StopSignal() {}

    /** Until {@link #ended}, a signal interrupts the calling thread. */
    static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    private void interruptAndWait() {
        worker.interrupt();
        try {
            farewell.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work is over, and all is said: a signal may end the process. */
    void ended() {
        farewell.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The process ends because of the signal: the hook has been waiting for just this.
        }
    }
}
