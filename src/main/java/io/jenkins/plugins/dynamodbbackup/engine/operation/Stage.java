package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Instant;
import java.util.List;

/** One part of a {@link LongOperation}: what is due in it, and what it waits for. It ends by going to the next or ending all. */
public interface Stage {

    /** Does what is due first, once; the rest follows from answers and timers. */
    void start();

    /** What it does just now: a short lower-case phrase; free of any call. */
    Message status();

    /**
     * The tables that the operation works on, as soon as they are known; free of any call.
     *
     * @param begun when the stage began in this process
     */
    default List<LiveTable> tables(Instant begun) {
        return List.of();
    }

    /** Whether it asks AWS for work that a later process must find again: then it starts only when the progress is safe. */
    default boolean asksForWork() {
        return false;
    }

    /**
     * The time is over. Judges the operation now or after one more look at AWS; called in place of {@link #start} when the
     * time was over before.
     *
     * @return false when the time is not this stage's concern: it goes on, and gives up by itself
     */
    default boolean lastLook() {
        return false;
    }

    /** Stopped by the user: says what should be known of what it leaves behind. */
    default void stopped() {}
}
