package io.jenkins.plugins.dynamodbbackup.engine.operation;

/** What became of a whole operation. Only {@link #SUCCESS} says that everything is there and confirmed. */
public enum Verdict {
    SUCCESS,
    /** Everything was asked for, and by the user's wish not waited for. */
    REQUESTED,
    /** Some of it failed, and the user asked for such a run to count as unstable. */
    UNSTABLE,
    FAILURE,
    /** Stopped before the end. */
    ABORTED
}
