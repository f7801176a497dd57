package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.START;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latest;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.to;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.Simulation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
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

    private static final Argument COPY = Argument.table("copy");

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

    private Message continues() {
        return Message.of(
                "restore.continues",
                COPY,
                Argument.parameter("backupArn"),
                Argument.arn(arn),
                Argument.parameter("targetTable"));
    }

    private static Duration took(RestoreReport report) {
        assertThat(report.message().key()).isEqualTo("restore.done");
        return ((Argument.Span) report.message().arguments().get(4)).span();
    }

    @Test
    void aRestoreMayTakeHours() throws Exception {
        aws.db.behaviour().restore(Duration.ofHours(11));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(took(report))
                .isBetween(Duration.ofHours(11), Duration.ofHours(11).plusSeconds(59));
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
        assertThat(report.message())
                .isEqualTo(Message.of("restore.timeout.notActive", COPY, "CREATING", Duration.ofHours(2), continues()));
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
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(took(report)).isBetween(Duration.ofMinutes(305), Duration.ofMinutes(306));
    }

    @Test
    void awsDoesNotAnswerTheLastLook() throws Exception {
        aws.db.behaviour().restore(Duration.ofHours(3));
        aws.after(
                Duration.ofMinutes(90),
                () -> aws.db.rules().on("DescribeTable").then(Effect.errorBefore("InternalServerError")));
        RestoreReport report = aws.run(with(to(latest(), "copy"), Duration.ofHours(2)));
        assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
        Message failed = Message.of("aws.error.what.said", "InternalServerError", Message.foreign("by a rule"));
        assertThat(report.message()).isEqualTo(Message.of("restore.timeout.unreadable", COPY, failed, continues()));
        assertThat(report.finishedAt()).isBefore(START.plus(Duration.ofHours(2)).plusSeconds(31));
        assertThat(aws.journal("restore.unreadable")).containsExactly(Message.of("restore.unreadable", COPY, failed));
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
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.db.calls().count("TagResource")).isEqualTo(1);
        assertThat(aws.journal("restore.active")).hasSize(1);
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
        assertThat(report.message()).isEqualTo(Message.of("restore.target.gone", COPY, Duration.ofMinutes(1)));
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
        assertThat(report.message()).isEqualTo(Message.of("restore.target.notShown", COPY, Duration.ofMinutes(1)));
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
        assertThat(report.message())
                .isEqualTo(Message.of("restore.target.keyLost", COPY, status, Argument.parameter("kmsKey")));
    }

    @Test
    void aTableThatIsDeletedMeanwhileEndsTheRestore() throws Exception {
        aws.after(Duration.ofMinutes(1), () -> aws.db.seed().tableStatus("copy", "DELETING"));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.message()).isEqualTo(Message.of("restore.target.deleting", COPY));
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
        assertThat(operation.report().message()).isEqualTo(continues());
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
        assertThat(operation.report().message()).isEqualTo(Message.of("restore.notBegun"));
        assertThat(operation.report().outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(operation.report().partial()).isFalse();
        assertThat(aws.saved).isEmpty();
    }

    @Test
    void stoppedWhileAnAnswerIsMissingTheOutcomeIsNotKnown() throws Exception {
        aws.db.rules().on("RestoreTableFromBackup").nth(1).then(Effect.dropBefore());
        RestoreOperation operation = aws.start(to(latest(), "copy"));
        aws.runFor(operation, Duration.ofSeconds(10));
        operation.stop();
        assertThat(operation.report().outcome()).isEqualTo(Outcome.UNCONFIRMED);
        assertThat(operation.report().partial()).isFalse();
        assertThat(operation.report().message())
                .isEqualTo(Message.of("restore.notAnswered", Message.of("restore.notKnown", COPY)));
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
        assertThat(operation.report().message()).isEqualTo(Message.of("restore.restored.notVerified", COPY));
    }

    @Test
    void nothingIsAskedOfAwsBeforeTheProgressIsSafe() throws Exception {
        aws.store = Optional.of(progress -> {
            throw new IOException("disk full");
        });
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.message()).isEqualTo(Message.of("restore.notSaved", Message.foreign("disk full")));
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
        assertThat(aws.journal).contains(Message.of("restore.notSaved.goesOn", Message.foreign("disk full")));
    }
}
