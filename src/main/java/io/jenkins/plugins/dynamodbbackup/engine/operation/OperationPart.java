package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.SharedWork;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** An operation that runs within another one, which advances it and waits for it. */
public final class OperationPart<R> implements SharedWork {

    private final Operation<?, R> operation;
    private final Consumer<R> whenEnded;

    private OperationPart(Operation<?, R> operation, Consumer<R> whenEnded) {
        this.operation = operation;
        this.whenEnded = whenEnded;
    }

    /**
     * Begins it; it is closed when it has ended.
     *
     * @param by of the operation that waits; closing it closes the part
     * @param whenEnded called once with the report, within a later advance of the dispatcher
     */
    public static <R> void run(Operation<?, R> operation, Dispatcher by, Consumer<R> whenEnded) {
        operation.onAnswer(by::wake);
        by.awaits(new OperationPart<>(operation, whenEnded));
        by.wake();
    }

    @Override
    public Optional<Instant> advance(Dispatcher by) {
        if (operation.advance() instanceof Next.CallAgain again) {
            return Optional.of(again.at());
        }
        R result = operation.report();
        operation.close();
        by.deliver(this, new Answer.Value<>(result), answer -> whenEnded.accept(result));
        return Optional.empty();
    }

    @Override
    public void leave(Dispatcher waiting) {
        operation.close();
    }
}
