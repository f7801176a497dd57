package io.jenkins.plugins.dynamodbbackup.freestyle;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.listeners.ItemListener;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * The build steps that run now. A freestyle build does not survive Jenkins going down, so they are stopped while their
 * logs can still say what goes on in AWS, and before the end of AWS calls would look like failures.
 */
@Extension
public final class RunningBuilders extends ItemListener {

    private static final Duration LAST_WORDS = Duration.ofSeconds(15);

    private final Set<Thread> threads = new HashSet<>();
    private boolean goingDown;

    static RunningBuilders get() {
        return ExtensionList.lookupSingleton(RunningBuilders.class);
    }

    /** Whether it is Jenkins that stops the builds. */
    synchronized boolean goingDown() {
        return goingDown;
    }

    /** @throws InterruptedException when Jenkins is going down already */
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
