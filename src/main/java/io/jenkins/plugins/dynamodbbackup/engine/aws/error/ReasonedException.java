package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/** A failure on this side, before or behind a call; the error of the call has its reason. */
public class ReasonedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Message reason;

    public ReasonedException(Message reason) {
        this(reason, null);
    }

    protected ReasonedException(Message reason, Throwable cause) {
        super(reason.toString(), cause);
        this.reason = reason;
    }

    /** What happened, as a phrase without a full stop: it is shown in brackets. */
    public final Message reason() {
        return reason;
    }
}
