package io.jenkins.plugins.dynamodbbackup.engine.aws.item;

/** An item holds a value of a type that this program does not know, so it cannot be compared or written. */
public final class UnknownItemTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownItemTypeException(String value) {
        super(value);
    }
}
