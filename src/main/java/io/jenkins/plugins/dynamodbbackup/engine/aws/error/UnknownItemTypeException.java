package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/** An item holds a value of a type that this program does not know, so it can be neither compared nor written. */
public final class UnknownItemTypeException extends ReasonedException {

    private static final long serialVersionUID = 1L;

    /** @param attribute of the item that holds the value, perhaps in a list or map */
    public UnknownItemTypeException(String attribute) {
        super(Message.of("aws.item.unknownType", attribute));
    }
}
