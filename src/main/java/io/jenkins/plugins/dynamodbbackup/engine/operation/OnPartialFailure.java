package io.jenkins.plugins.dynamodbbackup.engine.operation;

/** What a run counts as when some, but not all, of its tables failed. */
public enum OnPartialFailure {
    FAILURE,
    UNSTABLE
}
