package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.START;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latest;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.to;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.CallLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One restore at a time from one backup, fifty in one account and region: the rest waits its turn (spec 1.8). */
class RestoreTurnTest {

    private final RestoreFixture aws = new RestoreFixture();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void aSecondRestoreFromABackupWaitsForTheFirst() throws Exception {
        String arn = aws.backup("orders", "nightly", 6);
        aws.db.behaviour().restore("first", Duration.ofMinutes(40));
        restoreElsewhere(arn, "first");

        RestoreReport report = aws.run(to(latest(), "second"));

        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.finishedAt())
                .isBetween(START.plus(Duration.ofMinutes(42)), START.plus(Duration.ofMinutes(45)));
        assertThat(aws.journal("restore.turn.sameBackup")).hasSize(1);
        List<Instant> asked = aws.db.calls().entries("RestoreTableFromBackup").stream()
                .map(CallLog.Entry::at)
                .toList();
        assertThat(asked).hasSizeBetween(70, 110);
        for (int i = 2; i < asked.size(); i++) {
            assertThat(Duration.between(asked.get(i - 1), asked.get(i)).toSeconds())
                    .isBetween(23L, 37L);
        }
    }

    /** A refusal is remembered: it is not counted as a lost answer after a restart. */
    @Test
    void manyRestartsWhileWaitingDoNotUseTheTriesUp() throws Exception {
        String arn = aws.backup("orders", "nightly", 6);
        aws.db.behaviour().restore("first", Duration.ofMinutes(60));
        restoreElsewhere(arn, "first");
        RestoreOperation operation = aws.start(to(latest(), "second"));
        for (int restarts = 0; restarts < 12; restarts++) {
            aws.runFor(operation, Duration.ofMinutes(3));
            aws.newProcess();
            operation = aws.resume(aws.saved.get(aws.saved.size() - 1));
        }
        RestoreReport report = aws.finish(operation);
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.db.calls().count("RestoreTableFromBackup", "OK")).isEqualTo(2);
    }

    @Test
    void waitingForTheTurnEndsWithTheTime() throws Exception {
        String arn = aws.backup("orders", "nightly", 6);
        aws.db.behaviour().restore("first", Duration.ofHours(9));
        restoreElsewhere(arn, "first");
        RestoreReport report = aws.run(with(to(latest(), "second"), Duration.ofHours(1)));
        assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.message())
                .isEqualTo(Message.of(
                        "restore.timeout.nothing",
                        Message.of("restore.status.sameBackup"),
                        Argument.parameter("timeoutMinutes")));
        assertThat(report.finishedAt()).isEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(aws.db.tables()).doesNotContain("second");
    }

    @Test
    void sixtyRestoresAreAllDoneThoughAwsRunsFiftyAtATime() throws Exception {
        List<RestoreOperation> operations = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            String table = String.format("table%02d", n);
            aws.backup(table, "nightly", 6);
            operations.add(aws.start(to(RestoreRequest.of(new RestoreSource.Latest(table)), table)));
        }
        aws.finishAll(operations);
        assertThat(operations)
                .allSatisfy(
                        operation -> assertThat(operation.report().verdict()).isEqualTo(Verdict.SUCCESS));
        assertThat(aws.db.tables()).hasSize(61);
        assertThat(aws.db.calls().count("RestoreTableFromBackup", "OK")).isEqualTo(60);
        assertThat(aws.db.calls().count("RestoreTableFromBackup", "LimitExceededException"))
                .isGreaterThanOrEqualTo(10);
        assertThat(aws.journal("restore.turn.limit")).hasSize(10);
    }

    @Test
    void theWaitBetweenTriesAtTheLimitIsAQuarterToAWholeMinute() throws Exception {
        aws.backup("orders", "nightly", 6);
        aws.db.behaviour().concurrentRestores(0);
        aws.run(with(latest(), Duration.ofMinutes(30)));
        List<Instant> asked = aws.db.calls().entries("RestoreTableFromBackup").stream()
                .map(CallLog.Entry::at)
                .toList();
        assertThat(IntStream.range(1, asked.size())
                        .mapToLong(i ->
                                Duration.between(asked.get(i - 1), asked.get(i)).toSeconds()))
                .allSatisfy(seconds -> assertThat(seconds).isBetween(15L, 60L))
                .hasSizeGreaterThan(30);
    }

    private void restoreElsewhere(String arn, String target) {
        try (DynamoDbClient client = aws.client()) {
            client.restoreTableFromBackup(it -> it.backupArn(arn).targetTableName(target));
        }
    }
}
