package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.StageLoop;

/**
 * Compares the items of two tables, slice by slice, for the stage of an operation. Differences go to the file that the
 * request names; nothing is kept of items that are equal.
 */
public final class Comparison {

    /** Who wants to know. All is called on the thread that advances the operation. */
    public interface Listener {

        /** The differences up to here are in the file; the progress is to be saved. */
        void advanced(ComparisonProgress progress);

        /** All is compared. {@link #advanced} was called with the same before. */
        void done(ComparisonProgress progress);

        /** @param why a sentence; the progress up to here can be resumed */
        void failed(Message why);
    }

    private Message status = Message.of("compare.status.begins");

    /**
     * @param run of the stage; when it is interrupted nothing is told to the listener any more
     * @param from {@link ComparisonProgress#start}, or what was saved
     */
    public Comparison(
            StageLoop run, OperationHost host, ComparisonRequest what, ComparisonProgress from, Listener listener) {}

    public void start() {}

    /** Such as {@code compared 120,000 of about 500,000 items, 9,800 a second, 39 s left}. */
    public Message status() {
        return status;
    }
}
