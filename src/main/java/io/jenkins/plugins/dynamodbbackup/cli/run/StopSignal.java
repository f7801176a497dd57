package io.jenkins.plugins.dynamodbbackup.cli.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an interrupt of the working thread. The thread can then print its report before the
 * process ends with the exit code of the signal (130, 143).
 */
final class StopSignal {

    private static final int PATIENCE_SECONDS = 5;

    private final Thread worker = Thread.currentThread();
    private boolean working;
    private boolean came;
    private final CountDownLatch farewell = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interruptAndWait, "stop-signal");

    private StopSignal() {}

    /** From {@link #working} to {@link #ended}, a signal interrupts the calling thread. Earlier signals wait. */
    static StopSignal listen() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** The work begins and can be interrupted. Before that, there is nothing to report. */
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

    /** The work has ended and the report is printed: a signal can end the process. */
    void ended() {
        farewell.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The process is ending because of the signal, and the hook is waiting for this.
        }
    }
}
