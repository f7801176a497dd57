package io.jenkins.plugins.dynamodbbackup.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The last sentence of a backup that was stopped, or is not whole. */
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
                .isEqualTo("Stopped. 0 of 1 table backed up, 1 requested and not confirmed AVAILABLE in eu-west-1; AWS"
                        + " completes the requests that it has accepted.");
    }

    @Test
    void whatIsNotAnsweredIsNotDenied() {
        assertThat(stopped(
                        open("orders", Outcome.REQUESTED),
                        open("customers", Outcome.UNCONFIRMED),
                        open("carts", Outcome.SKIPPED)))
                .isEqualTo(
                        "Stopped. 0 of 3 tables backed up, 1 requested and not confirmed AVAILABLE, 1 requested without"
                                + " an answer in eu-west-1; AWS completes the requests that it has accepted.");
    }

    /** The page counts the same: a request that was not waited for is no backup yet. */
    @Test
    void aRequestIsNotCountedAsABackup() {
        BackupReport report = new BackupReport(
                Verdict.FAILURE,
                "eu-west-1",
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(open("carts", Outcome.REQUESTED), open("orders", Outcome.REQUESTED)),
                List.of(Message.foreign("no table named 'nope'")),
                List.of());
        assertThat(Closing.of(report).sentence())
                .isEqualTo("0 of 2 tables backed up, 2 requested and not confirmed AVAILABLE in eu-west-1, but:\n"
                        + "no table named 'nope'");
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
                List.of(Message.foreign("no table " + hostile)),
                List.of());

        assertThat(Closing.of(backup).sentence().lines())
                .hasSize(3)
                .noneMatch("Finished: SUCCESS"::equals)
                .allMatch(OneLine::is);
    }

    @Test
    void beforeTheTablesAreKnownNothingGoesOn() {
        assertThat(stopped()).isEqualTo("Stopped before any backup was requested.");
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
                List.of(Message.foreign("The credentials have expired.")),
                List.of());
        assertThat(Closing.of(report).sentence())
                .isEqualTo("Stopped. 0 of 1 table backed up, 1 requested and not confirmed AVAILABLE in eu-west-1; AWS"
                        + " completes the requests that it has accepted.\n"
                        + "The credentials have expired.");
    }
}
