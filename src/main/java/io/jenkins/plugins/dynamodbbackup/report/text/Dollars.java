package io.jenkins.plugins.dynamodbbackup.report.text;

import java.util.Locale;

/** Estimated amounts of money, rounded to the cent. */
public final class Dollars {

    private static final double LEAST_SHOWN = 0.01;

    private Dollars() {}

    /** Such as {@code $1.25}, or {@code < $0.01}. */
    public static String shown(double dollars) {
        return dollars > 0 && dollars < LEAST_SHOWN ? "< $0.01" : String.format(Locale.ROOT, "$%,.2f", dollars);
    }

    /** For use in a sentence. */
    public static String told(double dollars) {
        return dollars > 0 && dollars < LEAST_SHOWN ? Messages.Dollars_lessThan("$0.01") : shown(dollars);
    }
}
