package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;

/** Text that a build keeps: one line, and not long, whether it comes from an operation or from the build's file. */
final class Clean {

    /** An ARN has up to 1,024 characters, everything else fewer. */
    private static final int LONGEST_NAME = 1100;

    /**
     * Thousands of tables may share one sentence. It has room for all that AWS says when it refuses a call and for what
     * comes after that, which is what to do.
     */
    private static final int LONGEST_SENTENCE = 1000;

    private Clean() {}

    static String name(String text) {
        return OneLine.of(text, LONGEST_NAME);
    }

    static String sentence(String text) {
        return OneLine.of(text, LONGEST_SENTENCE);
    }
}
