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
    private boolean working;
    private boolean came;
    private final CountDownLatch farewell = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interruptAndWait, "stop-signal");

    private StopSignal() {}

    /** From {@link #working} until {@link #ended}, a signal interrupts the calling thread; one that comes earlier waits. */
    static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** The work begins, and can be interrupted: before that there is nothing that could report. */
    synchronized void working() {
        working = true;
        if (came) {
            worker.interrupt();
        }
    }

    synchronized void came() {
        came = true;
        if (working) {
            worker.interrupt();
        }
    }

    private void interruptAndWait() {
        came();
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
