package io.jenkins.plugins.dynamodbbackup.engine.operation;

/** What became of a whole operation. Only {@link #SUCCESS} says that everything is there and confirmed. */
public enum Verdict {
    SUCCESS,
    /** Everything was asked for, and by the user's wish not waited for. */
    REQUESTED,
    /**
     * Some of it failed, and the user asked for such a run to count as unstable; or nothing failed, but a prune left a
     * backup because a restore from it runs.
     */
    UNSTABLE,
    FAILURE,
    /** Stopped before the end. */
    ABORTED
}
