package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One part of a {@link LongOperation}: what is due in it, and what it waits for. It ends by going to the next or ending all. */
public interface Stage {

    /** Does what is due first, once; the rest follows from answers and timers. */
    void start();

    /** What it is doing: a short lower-case phrase; makes no call. */
    Message status();

    /**
     * The tables that the operation works on, as soon as they are known; makes no call.
     *
     * @param begun when the stage began in this process
     */
    default List<LiveTable> tables(Instant begun) {
        return List.of();
    }

    /** Whether it requests work from AWS that a later process must find again: then it starts after the progress is saved. */
    default boolean asksForWork() {
        return false;
    }

    /**
     * The deadline has passed. Decides about the operation now or after one more look at AWS; called instead of {@link
     * #start} when the deadline has passed before.
     *
     * @return false when the stage ignores the deadline and ends by itself
     */
    default boolean lastLook() {
        return false;
    }

    /** Stopped by the user: says what AWS continues to do. */
    default void stopped() {}

    /** What can be seen of the operation that does the work of this stage, where there is one; makes no call. */
    default Optional<LiveOperation> part() {
        return Optional.empty();
    }
}
