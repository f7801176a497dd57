package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupResult;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneResult;
import io.jenkins.plugins.dynamodbbackup.engine.restore.ModeReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The last sentence of a backup that was stopped, or is not whole. */
class ClosingTest {

    private static BackupResult open(String table, Outcome outcome) {
        return failed(table, outcome, Message.foreign("stopped"));
    }

    private static BackupResult failed(String table, Outcome outcome, Message message) {
        return new BackupResult(
                table,
                outcome,
                message,
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
                .isEqualTo(
                        "Stopped. 0 of 1 table backed up, 1 requested and not confirmed AVAILABLE in eu-west-1; AWS completes the requests that it has accepted.");
    }

    @Test
    void whatIsNotAnsweredIsNotDenied() {
        assertThat(stopped(
                        open("orders", Outcome.REQUESTED),
                        open("customers", Outcome.UNCONFIRMED),
                        open("carts", Outcome.SKIPPED)))
                .isEqualTo(
                        "Stopped. 0 of 3 tables backed up, 1 requested and not confirmed AVAILABLE, 1 requested without an answer in eu-west-1; AWS completes the requests that it has accepted.");
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
                .isEqualTo(
                        "0 of 2 tables backed up, 2 requested and not confirmed AVAILABLE in eu-west-1. Reasons: no table named 'nope'");
    }

    /** The log has said them in full; scripts that catch the exception of the step get them in a few words. */
    @Test
    void theReasonsAreCounted() {
        Message denied = Message.of(
                "backup.refused",
                Message.of("aws.error.what.said", "AccessDeniedException", "not allowed")
                        .and(Message.of("aws.advice.ACCESS_DENIED", "dynamodb:CreateBackup", "docs")));
        BackupReport report = new BackupReport(
                Verdict.FAILURE,
                "eu-west-1",
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(
                        failed("orders", Outcome.FAILED, Message.of("backup.tableMissing")),
                        failed("carts", Outcome.FAILED, denied),
                        failed("users", Outcome.FAILED, denied),
                        open("stock", Outcome.OK)),
                List.of(),
                List.of());

        assertThat(Closing.of(report).sentence())
                .isEqualTo("1 of 4 tables backed up in eu-west-1. Reasons: AccessDeniedException (2 tables); the table"
                        + " does not exist (1 table)");
    }

    @Test
    void thePruneCountsItsReasonsToo() {
        Message late = Message.of("prune.late", Message.of("aws.error.what", "ThrottlingException"));
        PruneReport failed = prune(
                false,
                List.of(),
                deletion("orders1", Outcome.OK, Message.of("prune.deleted")),
                deletion("orders2", Outcome.TIMED_OUT, late),
                deletion("orders3", Outcome.TIMED_OUT, late));
        PruneReport refused = prune(
                false,
                List.of(Message.of("retention.refused.tooMany", 3, Argument.parameter("maxDeletes"), 2)),
                deletion("orders1", Outcome.SKIPPED, Message.of("prune.planRefused")));

        assertThat(Closing.of(failed).sentence())
                .isEqualTo("Deleted 1 backup in eu-west-1. Reasons: ThrottlingException (2 backups)");
        assertThat(Closing.of(refused).sentence())
                .isEqualTo("Deleted no backups in eu-west-1. Reasons: 3 deletions planned, and maxDeletes is 2");
    }

    @Test
    void theFindingsOfARestoreAreNotSaidAgain() {
        Message done = Message.foreign("Table 'copy' was restored.");
        Message finding = Message.of("restore.index.missing", "by-customer");

        assertThat(restore(Verdict.FAILURE, Message.of("restore.notVerified", done, finding)))
                .isEqualTo("Table 'copy' was restored. The table did not pass its verification. Check the table before"
                        + " you use it.");
        assertThat(restore(Verdict.UNSTABLE, Message.of("restore.verifiedInPart", done, finding)))
                .isEqualTo("Table 'copy' was restored. Its verification ended with a warning.");
        assertThat(restore(Verdict.FAILURE, Message.of("restore.turn.sameBackup")))
                .isEqualTo(Message.of("restore.turn.sameBackup").toString());
    }

    private static String restore(Verdict verdict, Message message) {
        return Closing.of(new RestoreReport(
                        verdict,
                        Outcome.FAILED,
                        message,
                        "eu-west-1",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Optional.of("copy"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        false,
                        List.of(),
                        Optional.empty(),
                        ModeReport.NONE))
                .sentence();
    }

    @Test
    void aDryRunWithProblemsDeletedNothing() {
        PruneReport dryRun = prune(
                true,
                List.of(Message.of("retention.refused.tooMany", 3, Argument.parameter("maxDeletes"), 2)),
                deletion("orders1", Outcome.SKIPPED, Message.of("prune.planRefused")));

        assertThat(Closing.of(dryRun).sentence())
                .isEqualTo("Dry run: 1 backup would be deleted and 0 kept in eu-west-1; nothing was deleted. Reasons: 3"
                        + " deletions planned, and maxDeletes is 2");
    }

    private static PruneReport prune(boolean dryRun, List<Message> problems, PruneResult... results) {
        return new PruneReport(
                Verdict.FAILURE,
                "eu-west-1",
                dryRun,
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(results),
                problems,
                List.of());
    }

    private static PruneResult deletion(String name, Outcome outcome, Message message) {
        ListedBackup backup = new ListedBackup(
                "orders", Optional.empty(), Optional.empty(), name, name, Instant.EPOCH, "AVAILABLE", "USER", 1);
        return new PruneResult(backup, true, Message.of("retention.thisRun"), outcome, message);
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

        assertThat(Closing.of(backup).sentence().lines()).hasSize(1).allMatch(OneLine::is);
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
                .isEqualTo(
                        "Stopped. 0 of 1 table backed up, 1 requested and not confirmed AVAILABLE in eu-west-1; AWS completes the requests that it has accepted. Reasons: The credentials have expired.");
    }
}
