package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/** Gets one message for each change of state of an operation, never one for each poll. */
@FunctionalInterface
public interface Journal {

    /** @param line a full sentence */
    void say(Message line);
}
