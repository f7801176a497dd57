package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/** A source has no credentials to give now, but may have some soon: the call that needs them is retried. */
public final class CredentialsUnavailableException extends ReasonedException {

    private static final long serialVersionUID = 1L;

    public CredentialsUnavailableException(Message reason) {
        super(reason);
    }
}
