package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/** A source has no credentials to give now, but may have some soon: the call that needs them is retried. */
public final class CredentialsUnavailableException extends RuntimeException implements Reasoned {

    private static final long serialVersionUID = 1L;

    private final Message reason;

    public CredentialsUnavailableException(Message reason) {
        super(reason.toString());
        this.reason = reason;
    }

    @Override
    public Message reason() {
        return reason;
    }
}
