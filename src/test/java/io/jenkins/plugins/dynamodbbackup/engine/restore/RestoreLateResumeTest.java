package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latest;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.to;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days went by between two processes, and the time of the restore is over when it is picked up. */
class RestoreLateResumeTest {

    private final RestoreFixture aws = new RestoreFixture();

    @AfterEach
    void close() {
        aws.close();
    }

    /** The answer was lost, the table is being restored, and the first try of the last look fails. */
    @Test
    void itDoesNotBeginToWaitAgain() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.behaviour().restore(Duration.ofDays(30));
        aws.db.rules().on("RestoreTableFromBackup").then(Effect.dropAfter());
        RestoreOperation first = aws.start(with(to(latest(), "copy"), Duration.ofHours(2)));
        aws.runFor(first, Duration.ofSeconds(1));
        assertThat(first.progress().stage()).isEqualTo(RequestStage.NAME);
        assertThat(aws.asked()).isOne();

        aws.newProcess();
        aws.clock.advance(Duration.ofDays(3));
        aws.db.rules().on("DescribeTable").nth(1).then(Effect.errorBefore("InternalServerError"));
        Instant resumed = aws.clock.instant();
        RestoreReport report = aws.finish(aws.resume(aws.saved.get(aws.saved.size() - 1)));

        assertThat(report.outcome()).as(report.message().toString()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(report.finishedAt()).isBefore(resumed.plus(Duration.ofMinutes(1)));
        assertThat(aws.asked()).isOne();
    }

    /** There the table is missing, and must not seem to have gone. */
    @Test
    void theLastLookIsNotTakenInAnotherAccount() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.behaviour().restore(Duration.ofHours(3));
        RestoreOperation first = aws.start(with(to(latest(), "copy"), Duration.ofHours(2)));
        aws.runFor(first, Duration.ofMinutes(5));

        aws.newProcess(RestoreFixture.OTHER_KEY);
        aws.clock.advance(Duration.ofDays(1));
        RestoreReport report = aws.finish(aws.resume(aws.saved.get(aws.saved.size() - 1)));

        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.ABORTED);
        assertThat(report.outcome()).isEqualTo(Outcome.REQUESTED);
    }

    @Test
    void withoutGoodCredentialsItStaysAsItWasSaved() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.behaviour().restore(Duration.ofHours(3));
        RestoreOperation first = aws.start(to(latest(), "copy"));
        aws.runFor(first, Duration.ofMinutes(5));
        String saved = aws.saved.get(aws.saved.size() - 1);
        int saves = aws.saved.size();

        aws.newProcess();
        aws.db.expireToken(RestoreFixture.KEY);
        RestoreReport report = aws.finish(aws.resume(saved));
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.message().toString()).startsWith("GetCallerIdentity failed: ExpiredTokenException (");
        assertThat(end(report).key()).isEqualTo("restore.continues");
        assertThat(aws.saved).hasSize(saves);

        aws.newProcess(RestoreFixture.OTHER_KEY);
        assertThat(aws.finish(aws.resume(saved)).message())
                .isEqualTo(Message.of("operation.elsewhere", "restore", "111122223333", "999988887777")
                        .and(end(report)));
        assertThat(aws.saved).hasSize(saves);

        aws.newProcess();
        aws.db.renewToken(RestoreFixture.KEY);
        assertThat(aws.finish(aws.resume(saved)).verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.asked()).isOne();
    }

    /** Minutes after the start: while AWS restores, and while the table is written to and checked. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 119})
    void aTokenThatExpiresInTheMiddleLeavesARestoreToGoOnWith(int minutes) throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.behaviour().restore(Duration.ofMinutes(minutes == 119 ? 180 : minutes == 2 ? 2 : 60));
        aws.db.rules().on("TagResource").then(Effect.errorBefore("ResourceNotFoundException"));
        RestoreOperation operation =
                aws.start(with(with(to(latest(), "copy"), Duration.ofHours(2)), VerifyLevel.COUNT));
        aws.runFor(operation, Duration.ofMinutes(minutes).plusSeconds(20));
        aws.db.expireToken(RestoreFixture.KEY);
        RestoreReport report = aws.finish(operation);

        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.ABORTED);
        assertThat(report.outcome()).isEqualTo(minutes == 2 ? Outcome.OK : Outcome.REQUESTED);
        assertThat(report.message().arguments().get(0).toString()).contains("ExpiredTokenException (");
        assertThat(end(report).key()).isEqualTo(minutes == 2 ? "restore.restored.notVerified" : "restore.continues");

        aws.newProcess();
        aws.db.rules().clear();
        aws.db.renewToken(RestoreFixture.KEY);
        RestoreReport resumed = aws.finish(aws.resume(aws.saved.get(aws.saved.size() - 1)));
        assertThat(resumed.outcome()).isEqualTo(minutes == 119 ? Outcome.TIMED_OUT : Outcome.OK);
        assertThat(aws.asked()).isOne();
    }

    @Test
    void whatExpiredCredentialsAskedForHasNotBegun() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.rules().on("RestoreTableFromBackup").then(Effect.errorBefore("ExpiredTokenException"));
        RestoreReport report = aws.run(to(latest(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(end(report)).isEqualTo(Message.of("restore.notBegun"));

        aws.newProcess();
        aws.db.rules().clear();
        assertThat(aws.finish(aws.resume(aws.saved.get(aws.saved.size() - 1))).verdict())
                .isEqualTo(Verdict.SUCCESS);
    }

    /** What becomes of the table, behind why the restore ended. */
    private static Message end(RestoreReport report) {
        return (Message) report.message().arguments().get(1);
    }
}
