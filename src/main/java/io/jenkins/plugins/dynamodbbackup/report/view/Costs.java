package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.report.text.Dollars;

/** The estimated storage cost of backups in US dollars. */
record Costs(Prices prices) {

    double perMonth(long bytes) {
        return prices.ofStorage(bytes).doubleValue();
    }

    /** Such as {@code $1.25}, or {@code < $0.01}. */
    static String shown(double dollars) {
        return Dollars.shown(dollars);
    }

    /** For use in a sentence. */
    static String told(double dollars) {
        return Dollars.told(dollars);
    }

    /** Such as {@code $0.10}. */
    String price() {
        return "$" + prices.storagePerGbMonth().toPlainString();
    }
}
