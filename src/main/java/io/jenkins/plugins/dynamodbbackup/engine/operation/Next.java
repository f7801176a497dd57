package io.jenkins.plugins.dynamodbbackup.engine.operation;

import java.time.Instant;

/** What an operation wants after an advance. */
public sealed interface Next {

    /** Call again at this time, or earlier when an answer arrives. */
    record CallAgain(Instant at) implements Next {}

    /** Nothing is left to do: the report is final. */
    record Finished() implements Next {}
}
