package io.jenkins.plugins.dynamodbbackup.engine.operation;

/** What became of one table. Only {@link #OK} is green. */
public enum Outcome {
    /** Done, and AWS confirmed it. */
    OK,
    /** Asked for, and by the user's wish not waited for: nobody has seen it become AVAILABLE. */
    REQUESTED,
    /** Left alone on purpose; the sentence says why. */
    SKIPPED,
    FAILED,
    /** Stopped before AWS answered what it was asked: nobody knows whether it does it. */
    UNCONFIRMED,
    /** Not done by the deadline. AWS may still finish it. */
    TIMED_OUT;

    /** Whether nothing went wrong: {@link #OK}, or {@link #REQUESTED}, which is not confirmed. */
    public boolean good() {
        return this == OK || this == REQUESTED;
    }
}
