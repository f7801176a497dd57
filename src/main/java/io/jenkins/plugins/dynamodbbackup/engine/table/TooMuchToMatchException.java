package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/** A selection needs more processor time than it may take. */
public final class TooMuchToMatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Message reason;

    TooMuchToMatchException(Message reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    /** What was compared and what to do, without a full stop. */
    public Message reason() {
        return reason;
    }
}
