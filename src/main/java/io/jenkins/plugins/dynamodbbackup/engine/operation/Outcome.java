package io.jenkins.plugins.dynamodbbackup.engine.operation;

/** The outcome of one table. Only {@link #OK} is green. */
public enum Outcome {
    /** Done, and AWS confirmed it. */
    OK,
    /** Requested, and not waited for, as the request says: not confirmed AVAILABLE. */
    REQUESTED,
    /** Skipped on purpose; the message says why. */
    SKIPPED,
    FAILED,
    /** Requested, and AWS's answer is not known: it may or may not carry the request out. */
    UNCONFIRMED,
    /** Not done by the deadline. AWS may still finish it. */
    TIMED_OUT;

    /** Whether nothing went wrong: {@link #OK}, or {@link #REQUESTED}, which is not confirmed. */
    public boolean good() {
        return this == OK || this == REQUESTED;
    }
}
