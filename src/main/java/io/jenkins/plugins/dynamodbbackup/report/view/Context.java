package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.report.stored.OperationHeader;
import io.jenkins.plugins.dynamodbbackup.report.text.AwsConsole;
import java.time.Instant;
import java.util.Optional;

/**
 * The common values of the rows of a page.
 *
 * @param console empty if the AWS console does not have the tables and backups
 * @param now the time for ages
 */
record Context(Optional<AwsConsole> console, Prices prices, Instant now) {

    static Context of(OperationHeader head, Prices prices, Instant now) {
        return new Context(head.emulated() ? Optional.empty() : AwsConsole.of(head.region()), prices, now);
    }

    /** Empty if there is none. */
    String tableUrl(String table) {
        return table.isEmpty() ? "" : console.map(it -> it.table(table)).orElse("");
    }

    /** Empty if there is none. */
    String backupsUrl() {
        return console.map(AwsConsole::backups).orElse("");
    }
}
