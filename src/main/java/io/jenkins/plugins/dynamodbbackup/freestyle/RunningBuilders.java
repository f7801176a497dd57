package io.jenkins.plugins.dynamodbbackup.freestyle;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.listeners.ItemListener;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * The running build steps. A freestyle build does not survive a shutdown of Jenkins. The steps are stopped while they
 * can still log what AWS completes, and before aborted calls to AWS look like failures.
 */
@Extension
public final class RunningBuilders extends ItemListener {

    private static final Duration LAST_WORDS = Duration.ofSeconds(15);

    private final Set<Thread> threads = new HashSet<>();
    private boolean goingDown;

    static RunningBuilders get() {
        return ExtensionList.lookupSingleton(RunningBuilders.class);
    }

    /** Whether Jenkins is shutting down and stopping the builds. */
    synchronized boolean goingDown() {
        return goingDown;
    }

    /** @throws InterruptedException when Jenkins is already shutting down */
    synchronized void begin() throws InterruptedException {
        if (goingDown) {
            throw new InterruptedException();
        }
        threads.add(Thread.currentThread());
    }

    synchronized void end() {
        threads.remove(Thread.currentThread());
        notifyAll();
    }

    @Override
    public synchronized void onBeforeShutdown() {
        goingDown = true;
        threads.forEach(Thread::interrupt);
        Instant patience = Instant.now().plus(LAST_WORDS);
        try {
            while (!threads.isEmpty() && Instant.now().isBefore(patience)) {
                wait(Math.max(1, Duration.between(Instant.now(), patience).toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
