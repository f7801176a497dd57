package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/** An exception of this product: its text is a message. */
public interface Reasoned {

    /** What happened, as a phrase without a full stop: it is shown in brackets. */
    Message reason();
}
