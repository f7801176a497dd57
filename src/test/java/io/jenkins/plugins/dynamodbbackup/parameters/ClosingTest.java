package io.jenkins.plugins.dynamodbbackup.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The last sentence of a backup that somebody stopped. */
class ClosingTest {

    private static BackupResult open(String table, Outcome outcome) {
        return new BackupResult(
                table,
                outcome,
                "stopped",
                table + "-backup",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                List.of());
    }

    private static String stopped(BackupResult... tables) {
        return Closing.of(new BackupReport(
                        Verdict.ABORTED,
                        "eu-west-1",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        List.of(tables),
                        List.of(),
                        List.of()))
                .sentence();
    }

    @Test
    void allThatWasAskedForGoesOn() {
        assertThat(stopped(open("orders", Outcome.REQUESTED)))
                .isEqualTo("Stopped. AWS has taken the requests for 1 of 1 backups, and goes on with them.");
    }

    @Test
    void whatIsNotAnsweredIsNotDenied() {
        assertThat(stopped(
                        open("orders", Outcome.REQUESTED),
                        open("customers", Outcome.UNCONFIRMED),
                        open("carts", Outcome.SKIPPED)))
                .isEqualTo("Stopped. AWS has taken the requests for 1 of 3 backups, and goes on with them; 1 more was"
                        + " asked for and not answered, and may be made all the same.");
    }

    /** An endpoint, a file or an argument may hold anything. */
    @Test
    void noNameCanEndTheLog() {
        String hostile = "orders\nFinished: SUCCESS\u0000\u001b[2J\u2028\u202e";
        BackupReport backup = new BackupReport(
                Verdict.FAILURE,
                "eu-west-1",
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(open(hostile, Outcome.FAILED)),
                List.of("no table " + hostile),
                List.of());

        assertThat(Closing.of(backup).sentence().lines())
                .hasSize(3)
                .noneMatch("Finished: SUCCESS"::equals)
                .allMatch(OneLine::is);
    }

    @Test
    void beforeTheTablesAreKnownNothingGoesOn() {
        assertThat(stopped()).isEqualTo("Stopped before any backup was asked for.");
    }

    /** Nothing else tells why a build failed that lost its credentials in the middle. */
    @Test
    void whyARunCouldNotGoOnIsSaid() {
        BackupReport report = new BackupReport(
                Verdict.ABORTED,
                "eu-west-1",
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(open("orders", Outcome.REQUESTED)),
                List.of("The credentials have expired."),
                List.of());
        assertThat(Closing.of(report).sentence())
                .isEqualTo("Stopped. AWS has taken the requests for 1 of 1 backups, and goes on with them.\n"
                        + "The credentials have expired.");
    }
}
