package io.jenkins.plugins.dynamodbbackup.engine;

/**
 * The user's request cannot be carried out as written. The message is one sentence for the user that names the field,
 * the value and what to do; nothing was changed in AWS.
 */
public final class BadRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;

    /** @param field the parameter as the user writes it, such as {@code backupName} */
    public BadRequestException(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
