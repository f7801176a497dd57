package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The event loop as the stages of an operation use it: answers and timers of a stage end with it. */
public abstract class StageLoop {

    /** For calls that are still useful after the deadline: the last look, and what follows from it. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    final EventLoop loop;
    private final Journal journal;
    private Instant deadline;
    private int step;

    StageLoop(AwsSession session, Journal journal, Instant deadline) {
        this.loop = new EventLoop(session);
        this.journal = journal;
        this.deadline = deadline;
    }

    /**
     * Without credentials nothing more can be read or requested: an operation that was saved ends and can be resumed.
     * An error that may pass is retried until the deadline.
     *
     * @return whether the operation has ended for this reason, now or before
     */
    public abstract boolean leaves(AwsError error);

    final void deadline(Instant time) {
        deadline = time;
    }

    public final Instant deadline() {
        return deadline;
    }

    /** Whether the deadline has passed. */
    public final boolean late() {
        return !now().isBefore(deadline);
    }

    /** For calls that change nothing: their answer may come a little after the deadline. */
    public final Instant untilLate() {
        return (late() ? now() : deadline).plus(GRACE);
    }

    public final Instant now() {
        return loop.now();
    }

    public final AwsSession session() {
        return aws().session();
    }

    public final Dispatcher aws() {
        return loop.aws();
    }

    public final void say(Message line) {
        journal.say(line);
    }

    public final <T> void ask(AwsCall<T> call, Consumer<Answer<T>> then) {
        ask(call, untilLate(), then);
    }

    /** @param then not called when the answer ends the operation, or comes in another stage */
    public final <T> void ask(AwsCall<T> call, Instant until, Consumer<Answer<T>> then) {
        aws().submit(call, until, current(unlessLeft(then)));
    }

    /** The same callback, for answers that do not end the operation. */
    public final <T> Consumer<Answer<T>> unlessLeft(Consumer<Answer<T>> then) {
        return answer -> {
            Optional<AwsError> error = answer.fold(value -> Optional.empty(), Optional::of);
            if (error.filter(this::leaves).isEmpty()) {
                then.accept(answer);
            }
        };
    }

    /** The same callback, ignored as soon as the operation is in another stage, was interrupted or has ended. */
    public final <T> Consumer<T> current(Consumer<T> then) {
        int asked = step;
        return answer -> {
            if (step == asked) {
                then.accept(answer);
            }
        };
    }

    /**
     * Carries out an operation as a part of this one.
     *
     * @param then gets its report; ignored like an answer
     */
    public final <R> void carryOut(Operation<?, R> part, Consumer<R> then) {
        LocalWorker.carryOut(part, aws(), current(then));
    }

    /** Ignores all answers and timers that the stage waits for. */
    public final void interrupt() {
        step++;
    }

    public final void after(Duration wait, Runnable action) {
        at(now().plus(wait), action);
    }

    public final void at(Instant time, Runnable action) {
        Consumer<Boolean> guarded = current(due -> action.run());
        loop.at(time, () -> guarded.accept(true));
    }

    public final void onAnswer(Runnable wake) {
        aws().onAnswer(wake);
    }

    public final void close() {
        loop.close();
    }

    /** From 80 to 120 percent of a wait, so that many operations do not call at the same time. */
    public final Duration jittered(Duration wait) {
        return wait.multipliedBy(session().runtime().random().nextInt(80, 121)).dividedBy(100);
    }
}
