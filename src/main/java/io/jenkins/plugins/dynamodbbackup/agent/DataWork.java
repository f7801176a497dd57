package io.jenkins.plugins.dynamodbbackup.agent;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataSlice;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataWorker;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LocalWorker;
import java.io.Serializable;
import java.util.function.Consumer;

/** The data work of a build, which says where it runs when it begins. */
final class DataWork implements DataWorker {

    /** The controller serves all builds and pages. */
    private static final double SHARE_OF_CONTROLLER = 0.5;

    private final DataWorker worker;
    private final String begins;
    private final Journal journal;
    private boolean told;

    /** @param begins said when it does */
    private DataWork(DataWorker worker, String begins, Journal journal) {
        this.worker = worker;
        this.begins = begins;
        this.journal = journal;
    }

    static DataWorker onController(Journal journal) {
        return said(controller(), journal);
    }

    /** Of a build on an agent, to which the identity of the controller is not sent. */
    static DataWorker asController(Journal journal) {
        return new DataWork(controller(), Messages.DataWork_identityStays(), journal);
    }

    static DataWorker onAgent(String name, Journal journal) {
        return said(new ChannelWorker(new Agent(name, journal), controller(), journal), journal);
    }

    private static DataWorker said(DataWorker worker, Journal journal) {
        return new DataWork(worker, Messages.DataWork_runs(worker.place().toString()), journal);
    }

    private static DataWorker controller() {
        return new LocalWorker(Message.foreign(Messages.DataWork_onController()), SHARE_OF_CONTROLLER);
    }

    @Override
    public Message place() {
        return worker.place();
    }

    @Override
    public <R extends Serializable> void run(DataSlice<R> slice, Dispatcher by, Consumer<End<R>> whenEnded) {
        if (!told) {
            told = true;
            journal.say(Message.foreign(begins));
        }
        worker.run(slice, by, whenEnded);
    }
}
