package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * Makes an operation advance without ever sleeping: answers of AWS and timers, both delivered within {@link
 * #advance}, on the thread that calls it.
 */
public final class EventLoop implements AutoCloseable {

    /** The answer of a call wakes the caller; this is for an answer that gets lost. */
    private static final Duration LONGEST_WAIT_FOR_ANSWERS = Duration.ofSeconds(5);

    private final Clock clock;
    private final Dispatcher dispatcher;
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparing(Timer::number));
    private long timersMade;

    private record Timer(Instant due, long number, Runnable action) {}

    public EventLoop(AwsSession session) {
        this.clock = session.runtime().clock();
        this.dispatcher = new Dispatcher(session);
    }

    /** Where this operation's calls go. */
    public Dispatcher aws() {
        return dispatcher;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Runs the action within the first advance at or after this time. */
    public void at(Instant due, Runnable action) {
        timers.add(new Timer(due, timersMade++, action));
    }

    public void after(Duration wait, Runnable action) {
        at(now().plus(wait), action);
    }

    /** Delivers and starts everything that is due, until the operation is finished or nothing is due any more. */
    public Next advance(BooleanSupplier finished) {
        while (!finished.getAsBoolean()) {
            Optional<Instant> calls = dispatcher.advance();
            if (finished.getAsBoolean()) {
                break;
            }
            if (!runDueTimer()) {
                return new Next.CallAgain(earliest(calls));
            }
        }
        return new Next.Finished();
    }

    private boolean runDueTimer() {
        if (timers.isEmpty() || timers.peek().due().isAfter(now())) {
            return false;
        }
        timers.poll().action().run();
        return true;
    }

    private Instant earliest(Optional<Instant> calls) {
        Instant next = calls.orElse(Instant.MAX);
        if (!timers.isEmpty() && timers.peek().due().isBefore(next)) {
            next = timers.peek().due();
        }
        Instant lost = now().plus(LONGEST_WAIT_FOR_ANSWERS);
        return next.isAfter(lost) && dispatcher.underWay() > 0 ? lost : next;
    }

    @Override
    public void close() {
        dispatcher.close();
        timers.clear();
    }
}
