package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs an operation to its end on the calling thread. */
public final class OperationRunner {

    /** The longest pause, so that a change of the clock has no effect on the run. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private final Consumer<Message> onStatus;

    /** @param onStatus gets the operation's status whenever something may have changed */
    public OperationRunner(Clock clock, Consumer<Message> onStatus) {
        this.clock = clock;
        this.onStatus = onStatus;
    }

    /**
     * Returns the final report.
     *
     * @throws InterruptedException when the thread was interrupted: the operation has then been stopped, and its report
     *     says what AWS continues to do
     */
    public <P, R> R run(Operation<P, R> operation) throws InterruptedException {
        Semaphore answers = new Semaphore(0);
        operation.onAnswer(answers::release);
        try {
            while (operation.advance() instanceof Next.CallAgain again) {
                onStatus.accept(operation.status());
                pause(answers, again.at());
            }
            return operation.report();
        } catch (InterruptedException stopped) {
            operation.stop();
            throw stopped;
        }
    }

    private void pause(Semaphore answers, Instant until) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Duration wait = Duration.between(clock.instant(), until);
        Duration pause = wait.compareTo(LONGEST_PAUSE) < 0 ? wait : LONGEST_PAUSE;
        if (answers.tryAcquire(Math.max(pause.toNanos(), 0), TimeUnit.NANOSECONDS)) {
            answers.drainPermits();
        }
    }
}
