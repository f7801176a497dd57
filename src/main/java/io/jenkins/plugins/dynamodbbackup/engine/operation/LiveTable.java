package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A table of an operation under way.
 *
 * @param backup name of its backup; empty where none is known
 * @param state as AWS names it, such as {@code CREATING}, or a short lower-case phrase
 * @param since when this state began, where that is known
 * @param why what is in the way
 * @param outcome once nothing more is to be done for this table
 */
public record LiveTable(
        String table,
        String backup,
        Message state,
        Optional<Instant> since,
        Optional<Message> why,
        Optional<Outcome> outcome) {

    public LiveTable {
        Objects.requireNonNull(state, "state");
    }

    /** One that the operation still works on or waits for. */
    public static LiveTable open(String table, String backup, Message state, Optional<Instant> since) {
        return new LiveTable(table, backup, state, since, Optional.empty(), Optional.empty());
    }

    /** @param done the state of a table where all went well */
    public static LiveTable done(String table, String backup, Outcome outcome, String done, Message message) {
        boolean good = outcome == Outcome.OK;
        return new LiveTable(
                table,
                backup,
                Message.foreign(good ? done : outcome.toString()),
                Optional.empty(),
                good ? Optional.empty() : Optional.of(message),
                Optional.of(outcome));
    }

    public boolean open() {
        return outcome.isEmpty();
    }
}
