package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.SharedWork;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries out slices in this process, together with the operation that they belong to.
 *
 * @param place as messages name it
 * @param cores the most of a processor that a slice may use; 0 for no limit
 */
public record LocalWorker(Message place, double cores) implements DataWorker {

    /** Without a limit, in the only process. */
    public static final LocalWorker ALONE = new LocalWorker(Message.foreign(""), 0);

    @Override
    public <R extends Serializable> void run(DataSlice<R> slice, Dispatcher by, Consumer<End<R>> whenEnded) {
        carryOut(slice.begin(by.session(), cores), by, result -> whenEnded.accept(new End.Done<>(result)));
    }

    /**
     * Carries out an operation as a part of another one, which advances it and waits for it.
     *
     * @param by of the operation that waits; closing it closes the part
     * @param whenEnded called once with the report, within a later advance of the dispatcher
     */
    static <R> void carryOut(Operation<?, R> part, Dispatcher by, Consumer<R> whenEnded) {
        part.onAnswer(by::wake);
        by.awaits(new Running<>(part, whenEnded));
        by.wake();
    }

    private record Running<R>(Operation<?, R> operation, Consumer<R> whenEnded) implements SharedWork {

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
}
