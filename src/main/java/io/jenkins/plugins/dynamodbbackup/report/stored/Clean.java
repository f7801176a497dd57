package io.jenkins.plugins.dynamodbbackup.report.stored;

import io.jenkins.plugins.dynamodbbackup.engine.OneLine;

/** Text that came from AWS, made fit for a line of a log and for a file of XML, which some characters would break. */
public final class Clean {

    /**
     * Thousands of tables may share one sentence. It has room for all that AWS says when it refuses a call and for what
     * comes after that, which is what to do.
     */
    private static final int LONGEST = 1000;

    private Clean() {}

    public static String line(String text) {
        return OneLine.of(text);
    }

    static String sentence(String text) {
        return OneLine.of(text, LONGEST);
    }
}
