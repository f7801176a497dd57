package io.jenkins.plugins.dynamodbbackup.engine;

import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;

/**
 * The user's request cannot be carried out as written. The message is one sentence for the user, on one line, that
 * names the field, the value and what to do; nothing was changed in AWS.
 */
public final class BadRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Thousands of names may be wrong at once, and one may be a file that was given by mistake. */
    private static final int LONGEST = 8000;

    private final String field;

    /** @param field the parameter as the user writes it, such as {@code backupName} */
    public BadRequestException(String field, String message) {
        super(OneLine.of(message, LONGEST));
        this.field = field;
    }

    public String field() {
        return field;
    }
}
