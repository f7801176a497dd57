package io.jenkins.plugins.dynamodbbackup.engine.table;

/** A selection needs more processor time than it may take. The message is a sentence for the user without a full stop. */
public final class TooMuchToMatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooMuchToMatchException(String sentence) {
        super(sentence, null, false, false);
    }
}
