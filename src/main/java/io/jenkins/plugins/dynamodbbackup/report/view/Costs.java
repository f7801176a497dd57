package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import java.util.Locale;

/** What keeping backups costs, as an estimate in US dollars. */
record Costs(Prices prices) {

    private static final double LEAST_SHOWN = 0.01;

    double perMonth(long bytes) {
        return prices.ofStorage(bytes).doubleValue();
    }

    /** Such as {@code $1.25}, or {@code < $0.01}. */
    static String shown(double dollars) {
        return dollars > 0 && dollars < LEAST_SHOWN ? "< $0.01" : String.format(Locale.ROOT, "$%,.2f", dollars);
    }

    /** As a part of a sentence. */
    static String told(double dollars) {
        return dollars > 0 && dollars < LEAST_SHOWN ? Messages.Costs_lessThan("$0.01") : shown(dollars);
    }

    /** Such as {@code $0.10}. */
    String price() {
        return "$" + prices.storagePerGbMonth().toPlainString();
    }
}
