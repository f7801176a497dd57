package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;

/** Stored text: a single line of limited length, from an operation or from a file of the build. */
final class StoredText {

    /** An ARN has up to 1,024 characters, all other texts fewer. */
    private static final int LONGEST_NAME = 1100;

    /**
     * Thousands of tables can share a message. The limit is enough for the error message of AWS and the advice after
     * it.
     */
    private static final int LONGEST_SENTENCE = 1000;

    private StoredText() {}

    static String name(String text) {
        return OneLine.of(text, LONGEST_NAME);
    }

    static String sentence(String text) {
        return OneLine.of(text, LONGEST_SENTENCE);
    }
}
