package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.START;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latest;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.to;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.CallLog;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS restores, for hours, or gives it up; and the time that the user gave ends. */
class RestoreWaitingTest {

    private final RestoreFixture aws = new RestoreFixture();
    private String arn;

    @BeforeEach
    void backup() {
        arn = aws.backup("orders", "nightly", 6);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void aRestoreMayTakeHours() throws Exception {
        aws.db.behaviour().restore(Duration.ofHours(11));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.sentence()).endsWith(", in 11 h.");
        assertThat(aws.journal).filteredOn(line -> !Simulation.isReminder(line)).hasSize(4);
    }

    /** 5 s at first, half a minute in the end, never in step with other restores. */
    @Test
    void theLooksBecomeRare() throws Exception {
        aws.db.behaviour().restore(Duration.ofHours(1));
        aws.run(to(latest(), "copy"));
        List<Instant> looks = aws.db.calls().entries("DescribeTable").stream()
                .map(CallLog.Entry::at)
                .toList();
        assertThat(looks).hasSizeBetween(110, 140);
        assertThat(Duration.between(looks.get(1), looks.get(2)).toMillis()).isBetween(4_000L, 6_000L);
        long last = Duration.between(looks.get(looks.size() - 4), looks.get(looks.size() - 3))
                .toMillis();
        assertThat(last).isBetween(24_000L, 36_000L);
    }

    @Test
    void theTimeIsOverWhileAwsRestores() throws Exception {
        aws.db.behaviour().restore(Duration.ofHours(3));
        RestoreReport report = aws.run(with(to(latest(), "copy"), Duration.ofHours(2)));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(report.partial()).isFalse();
        assertThat(report.finishedAt()).isEqualTo(START.plus(Duration.ofHours(2)));
        assertThat(report.sentence())
                .isEqualTo("Table 'copy' is still CREATING after 2 h. AWS goes on restoring into table 'copy',"
                        + " which cannot be cancelled. To pick it up, run the restore again while the table is"
                        + " CREATING, with backupArn " + arn + " and targetTable 'copy'.");
    }

    @Test
    void aRestoreWhoseTimeWasOverIsPickedUpByTheSameRequest() throws Exception {
        theTimeIsOverWhileAwsRestores();
        RestoreReport report = aws.run(to(RestoreRequest.of(new RestoreSource.ByArn(arn)), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.asked()).isEqualTo(1);
    }

    /** Jenkins was down when the table became ACTIVE, and longer than the deadline. */
    @Test
    void oneLastLookIsTakenBeforeTheTimeIsJudged() throws Exception {
        aws.db.behaviour().restore(Duration.ofHours(1));
        RestoreOperation first = aws.start(with(to(latest(), "copy"), Duration.ofHours(2)));
        aws.runFor(first, Duration.ofMinutes(5));
        aws.newProcess();
        aws.clock.advance(Duration.ofHours(5));
        RestoreReport report = aws.finish(aws.resume(aws.saved.get(aws.saved.size() - 1)));
        assertThat(report.verdict()).as(report.sentence()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.sentence()).endsWith(", in 5 h 5 min.");
    }

    @Test
    void awsDoesNotAnswerTheLastLook() throws Exception {
        aws.db.behaviour().restore(Duration.ofHours(3));
        aws.after(
                Duration.ofMinutes(90),
                () -> aws.db.rules().on("DescribeTable").then(Effect.errorBefore("InternalServerError")));
        RestoreReport report = aws.run(with(to(latest(), "copy"), Duration.ofHours(2)));
        assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(report.sentence())
                .startsWith("The time was over, and AWS could not be asked for the last time: InternalServerError"
                        + " (by a rule). AWS goes on restoring into table 'copy'");
        assertThat(report.finishedAt()).isBefore(START.plus(Duration.ofHours(2)).plusSeconds(31));
        assertThat(aws.journal)
                .filteredOn(line -> line.startsWith("AWS cannot be asked"))
                .containsExactly("AWS cannot be asked about table 'copy' just now: InternalServerError (by a rule). The"
                        + " restore goes on there; trying again.");
    }

    /** A look is still under way when the time is over: its answer must not finish the restore a second time. */
    @Test
    void theLastLookIsTheOnlyOneThatCounts() throws Exception {
        aws.db.behaviour().restore(Duration.ofHours(2));
        List<Runnable> held = new ArrayList<>();
        aws.after(Duration.ofHours(2).minusSeconds(40), () -> aws.executor = held::add);
        aws.after(Duration.ofHours(2).plusSeconds(10), () -> {
            aws.executor = Runnable::run;
            held.forEach(Runnable::run);
        });
        RestoreReport report = aws.run(with(to(latest(), "copy"), Duration.ofHours(2)));
        assertThat(held).hasSize(2);
        assertThat(report.verdict()).as(report.sentence()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.db.calls().count("TagResource")).isEqualTo(1);
        assertThat(aws.journal).filteredOn(line -> line.endsWith("is ACTIVE.")).hasSize(1);
    }

    @Test
    void anHourWithoutAwsIsSatOut() throws Exception {
        aws.db.behaviour().restore(Duration.ofMinutes(30));
        aws.after(Duration.ofMinutes(5), () -> aws.db.rules().on("*").then(Effect.dropBefore()));
        aws.after(Duration.ofMinutes(65), () -> aws.db.rules().clear());
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.journal).filteredOn(line -> !Simulation.isReminder(line)).hasSize(5);
    }

    @Test
    void aTableThatDisappearsWasGivenUpByAws() throws Exception {
        aws.db.rules().on("RestoreTableFromBackup").then(Effect.restoreVanishes(Duration.ofMinutes(4)));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.sentence())
                .isEqualTo("Table 'copy' was there and has not been for a minute: AWS gave the restore up, or the table"
                        + " was deleted. Run the restore again; if it happens again, ask AWS.");
        assertThat(report.finishedAt()).isBetween(START.plus(Duration.ofMinutes(5)), START.plus(Duration.ofMinutes(6)));
    }

    @Test
    void aTableMissedForLessThanAMinuteIsNotGone() throws Exception {
        aws.db
                .rules()
                .on("DescribeTable")
                .table("copy")
                .between(4, 13)
                .then(Effect.errorBefore("ResourceNotFoundException"));
        assertThat(aws.run(to(latest(), "copy")).verdict()).isEqualTo(Verdict.SUCCESS);
    }

    /** One answer that knows nothing of the table proves nothing. */
    @Test
    void aTableMissedOnceIsNotGone() throws Exception {
        aws.db.rules().on("DescribeTable").table("copy").nth(4).then(Effect.errorBefore("ResourceNotFoundException"));
        assertThat(aws.run(to(latest(), "copy")).verdict()).isEqualTo(Verdict.SUCCESS);
    }

    @Test
    void aTableThatNeverShowsIsAFailureAfterAMinute() throws Exception {
        aws.db.rules().on("DescribeTable").table("copy").then(Effect.errorBefore("ResourceNotFoundException"));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.sentence())
                .isEqualTo("AWS accepted the restore, but table 'copy' did not appear within 1 min. Look for it in AWS"
                        + " before you run the restore again.");
        assertThat(report.finishedAt()).isBetween(START.plusSeconds(60), START.plusSeconds(70));
    }

    @Test
    void aTableThatShowsAfterHalfAMinuteIsFine() throws Exception {
        aws.db.rules().on("DescribeTable").table("copy").first(7).then(Effect.errorBefore("ResourceNotFoundException"));
        assertThat(aws.run(to(latest(), "copy")).verdict()).isEqualTo(Verdict.SUCCESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INACCESSIBLE_ENCRYPTION_CREDENTIALS", "ARCHIVING", "ARCHIVED"})
    void aKeyThatCannotBeUsedEndsTheRestore(String status) throws Exception {
        aws.after(Duration.ofMinutes(1), () -> aws.db.seed().tableStatus("copy", status));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.sentence())
                .isEqualTo("Table 'copy' is " + status + ": AWS cannot use the key that encrypts it. Make the key"
                        + " usable, or delete the table and restore with another kmsKey.");
    }

    @Test
    void aTableThatSomebodyDeletesEndsTheRestore() throws Exception {
        aws.after(Duration.ofMinutes(1), () -> aws.db.seed().tableStatus("copy", "DELETING"));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.sentence()).contains("is being deleted");
    }

    @Test
    void aStatusOfTheFutureIsWaitedOut() throws Exception {
        aws.after(Duration.ofSeconds(30), () -> aws.db.seed().tableStatus("copy", "WARMING_UP"));
        aws.after(Duration.ofMinutes(30), () -> aws.db.seed().tableStatus("copy", ""));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.finishedAt()).isAfter(START.plus(Duration.ofMinutes(30)));
    }

    /** While CREATING most of a table's description can be missing (spec 3.2). */
    @Test
    void aBareDescriptionIsEnough() throws Exception {
        aws.db.rules().on("DescribeTable").table("copy").first(5).then(Effect.edit(answer -> {
            String status = answer.path("Table").path("TableStatus").asText();
            answer.putObject("Table").put("TableName", "copy").put("TableStatus", status);
        }));
        assertThat(aws.run(to(latest(), "copy")).verdict()).isEqualTo(Verdict.SUCCESS);
    }

    @Test
    void aStoppedRestoreSaysWhatGoesOnAndCanBeResumed() throws Exception {
        RestoreOperation operation = aws.start(to(latest(), "copy"));
        aws.runFor(operation, Duration.ofSeconds(30));
        operation.stop();
        assertThat(operation.report().verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(operation.report().outcome()).isEqualTo(Outcome.REQUESTED);
        assertThat(operation.report().sentence())
                .startsWith("Stopped. AWS goes on restoring into table 'copy', which cannot be cancelled.");
        assertThat(operation.advance()).isInstanceOf(Next.Finished.class);
        aws.newProcess();
        RestoreReport report = aws.finish(aws.resume(aws.saved.get(aws.saved.size() - 1)));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.asked()).isEqualTo(1);
    }

    @Test
    void stoppedBeforeItBeganThereIsNothingToResume() throws Exception {
        RestoreOperation operation = aws.start(to(latest(), "copy"));
        operation.stop();
        assertThat(operation.report().verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(operation.report().sentence())
                .isEqualTo("Stopped before AWS began to restore: there is no new table.");
        assertThat(operation.report().outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(operation.report().partial()).isFalse();
        assertThat(aws.saved).isEmpty();
    }

    @Test
    void stoppedWhileAnAnswerIsMissingNobodyKnows() throws Exception {
        aws.db.rules().on("RestoreTableFromBackup").nth(1).then(Effect.dropBefore());
        RestoreOperation operation = aws.start(to(latest(), "copy"));
        aws.runFor(operation, Duration.ofSeconds(10));
        operation.stop();
        assertThat(operation.report().outcome()).isEqualTo(Outcome.UNCONFIRMED);
        assertThat(operation.report().partial()).isFalse();
        assertThat(operation.report().sentence())
                .isEqualTo("Stopped before AWS answered the request. Whether AWS has begun to restore into table 'copy'"
                        + " is not known: look for it before you run it again.");
    }

    @Test
    void stoppedWhenTheTableIsThereItWasRestoredAndNotVerified() throws Exception {
        aws.db.rules().on("TagResource").then(Effect.errorBefore("LimitExceededException", "other tags first"));
        RestoreOperation operation = aws.start(to(latest(), "copy"));
        while (!operation.progress().stage().equals(TagStage.NAME)) {
            aws.runFor(operation, Duration.ofSeconds(1));
        }
        operation.stop();
        assertThat(operation.report().verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(operation.report().outcome()).isEqualTo(Outcome.OK);
        assertThat(operation.report().partial()).isTrue();
        assertThat(operation.report().sentence())
                .isEqualTo("Stopped after table 'copy' was restored: it is ACTIVE and was not verified.");
    }

    @Test
    void nothingIsAskedOfAwsBeforeTheProgressIsSafe() throws Exception {
        aws.store = Optional.of(progress -> {
            throw new IOException("disk full");
        });
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.sentence())
                .isEqualTo("The progress of the restore could not be saved (disk full), so nothing more was asked of"
                        + " AWS. Make room for it and run the restore again.");
        assertThat(aws.asked()).isZero();
    }

    @Test
    void aFullDiskWhileAwsRestoresLosesNothing() throws Exception {
        aws.store = Optional.of(progress -> {
            if (!progress.stage().equals(RequestStage.NAME)) {
                throw new IOException("disk full");
            }
        });
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.journal).contains("The progress of the restore could not be saved: disk full.");
    }
}
