package io.jenkins.plugins.dynamodbbackup.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The last sentence of a backup that somebody stopped. */
class ClosingTest {

    private static BackupResult open(String table, Optional<String> arn) {
        return new BackupResult(
                table,
                arn.isPresent() ? Outcome.REQUESTED : Outcome.SKIPPED,
                "stopped",
                table + "-backup",
                arn,
                Optional.empty(),
                Optional.empty(),
                0,
                List.of());
    }

    private static String stopped(BackupResult... tables) {
        return Closing.of(new BackupReport(
                        Verdict.ABORTED, "eu-west-1", Instant.EPOCH, Instant.EPOCH, List.of(tables), List.of()))
                .sentence();
    }

    @Test
    void allThatWasAskedForGoesOn() {
        assertThat(stopped(open("orders", Optional.of("arn"))))
                .isEqualTo("Stopped. AWS has taken the requests for 1 of 1 backups, and goes on with them.");
    }

    @Test
    void whatIsNotAnsweredIsNotDenied() {
        assertThat(stopped(open("orders", Optional.of("arn")), open("customers", Optional.empty())))
                .isEqualTo("Stopped. AWS has answered the requests for 1 of 2 backups, and goes on with them; of each"
                        + " other one the lines above say whether it may be made all the same.");
    }

    @Test
    void beforeTheTablesAreKnownNothingGoesOn() {
        assertThat(stopped()).isEqualTo("Stopped before any backup was asked for.");
    }
}
