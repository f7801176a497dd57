package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/** A source has no credentials to give, and asking again does not help. */
public final class NoCredentialsException extends ReasonedException {

    private static final long serialVersionUID = 1L;

    public NoCredentialsException(Message reason) {
        super(reason);
    }
}
