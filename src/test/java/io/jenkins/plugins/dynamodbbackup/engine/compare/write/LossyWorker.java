package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataSlice;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataWorker;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LocalWorker;
import java.io.Serializable;
import java.util.Set;
import java.util.function.Consumer;

/** Carries out each slice, and loses the results of some. */
final class LossyWorker implements DataWorker {

    private final Set<Integer> losses;
    private int slices;

    /** @param losses numbers of the slices, from 1 on */
    LossyWorker(Integer... losses) {
        this.losses = Set.of(losses);
    }

    @Override
    public Message place() {
        return Message.foreign("on an agent");
    }

    @Override
    public <R extends Serializable> void run(DataSlice<R> slice, Dispatcher by, Consumer<End<R>> whenEnded) {
        boolean lost = losses.contains(++slices);
        LocalWorker.ALONE.run(slice, by, end -> whenEnded.accept(lost ? new End.Lost<>(Message.foreign("gone")) : end));
    }
}
