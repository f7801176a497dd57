package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.io.Serializable;
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
        OperationPart.run(
                slice.begin(by.session(), cores), by, result -> whenEnded.accept(new End.Done<>(result)));
    }
}
