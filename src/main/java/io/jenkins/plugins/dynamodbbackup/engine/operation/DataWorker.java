package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.io.Serializable;
import java.util.function.Consumer;

/** Carries out slices of data work: in this process, or elsewhere. */
public interface DataWorker {

    /** How a slice ended. */
    sealed interface End<R> {

        /** It was carried out. */
        record Done<R>(R result) implements End<R> {}

        /**
         * What it did is not known, as when an agent was lost; it can be carried out once more.
         *
         * @param why a sentence
         */
        record Lost<R>(Message why) implements End<R> {}
    }

    /** Where the slices run, for the log: a phrase such as {@code on agent linux-3}; empty text in the only process. */
    Message place();

    /**
     * Makes no one wait.
     *
     * @param by of the operation whose slice it is; closing it ends the slice
     * @param whenEnded called once, within a later advance of the dispatcher
     */
    <R extends Serializable> void run(DataSlice<R> slice, Dispatcher by, Consumer<End<R>> whenEnded);
}
