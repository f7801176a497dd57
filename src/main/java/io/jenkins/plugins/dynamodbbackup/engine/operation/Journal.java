package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/** Where an operation tells what changes: one line per change of state, never one per poll. */
@FunctionalInterface
public interface Journal {

    /** @param line a full sentence for the user */
    void say(Message line);
}
