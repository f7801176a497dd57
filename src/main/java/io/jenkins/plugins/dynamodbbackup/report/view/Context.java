package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.report.stored.Head;
import io.jenkins.plugins.dynamodbbackup.report.text.AwsConsole;
import java.time.Instant;
import java.util.Optional;

/**
 * What the rows of one page share.
 *
 * @param console empty where the AWS console knows nothing of what is shown
 * @param now ages count up to it
 */
record Context(Optional<AwsConsole> console, Costs costs, Instant now) {

    static Context of(Head head, Costs costs, Instant now) {
        return new Context(head.emulated() ? Optional.empty() : AwsConsole.of(head.region()), costs, now);
    }

    /** Empty where there is none. */
    String tableUrl(String table) {
        return table.isEmpty() ? "" : console.map(it -> it.table(table)).orElse("");
    }

    /** Empty where there is none. */
    String backupsUrl() {
        return console.map(AwsConsole::backups).orElse("");
    }
}
