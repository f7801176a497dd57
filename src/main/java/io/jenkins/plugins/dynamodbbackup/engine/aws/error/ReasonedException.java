package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/** The settings of the Java machine name a proxy that cannot be one. */
public final class ProxyException extends RuntimeException implements Reasoned {

    private static final long serialVersionUID = 1L;

    private final Message reason;

    public ProxyException(Message reason) {
        super(reason.toString());
        this.reason = reason;
    }

    @Override
    public Message reason() {
        return reason;
    }
}
