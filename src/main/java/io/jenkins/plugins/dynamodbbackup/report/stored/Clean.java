package io.jenkins.plugins.dynamodbbackup.report.stored;

import java.util.regex.Pattern;

/** Text that came from AWS, made fit for a line of a log and for a file of XML, which some characters would break. */
public final class Clean {

    /**
     * Thousands of tables may share one sentence. It has room for all that AWS says when it refuses a call and for what
     * comes after that, which is what to do.
     */
    private static final int LONGEST = 1000;

    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}]");

    private Clean() {}

    public static String line(String text) {
        return UNFIT.matcher(text).replaceAll(" ");
    }

    static String sentence(String text) {
        String line = line(text);
        if (line.length() <= LONGEST) {
            return line;
        }
        boolean halved = Character.isHighSurrogate(line.charAt(LONGEST - 2));
        return line.substring(0, halved ? LONGEST - 2 : LONGEST - 1) + "\u2026";
    }
}
