package io.jenkins.plugins.dynamodbbackup.engine.operation;

/** The outcome of a whole operation. Only {@link #SUCCESS} means that everything is there and confirmed. */
public enum Verdict {
    SUCCESS,
    /** Everything was requested, and not waited for, as the request says. */
    REQUESTED,
    /**
     * Some of it failed, and the request counts that as unstable; or nothing failed, but a prune left a backup because a
     * restore from it is in progress.
     */
    UNSTABLE,
    FAILURE,
    /** Stopped before the end. */
    ABORTED
}
