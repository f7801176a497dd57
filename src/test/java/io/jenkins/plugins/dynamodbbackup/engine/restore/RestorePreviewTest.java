package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.START;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.dryRun;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latest;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latestTime;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.to;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A dry run says what a restore would do, and requests nothing. */
class RestorePreviewTest {

    private static final Argument COPY = Argument.table("copy");

    private final RestoreFixture aws = new RestoreFixture();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void theSourceTheOverridesAndTheTargetAreNamed() throws Exception {
        String arn = aws.backup("orders", "nightly", 6);
        RestoreReport report = aws.run(dryRun(with(
                to(latest(), "copy"),
                new RestoreOverrides(
                        Optional.of(CapacityMode.PROVISIONED),
                        Optional.of(5L),
                        Optional.of(6L),
                        new IndexChoice.None(),
                        Optional.of("aws-managed")))));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(report.dryRun()).isTrue();
        assertThat(report.message()).isEqualTo(Message.of("restore.preview", COPY));
        assertThat(report.preview())
                .containsExactly(
                        Message.of(
                                "restore.preview.backup",
                                Argument.backup("nightly"),
                                Argument.table("orders"),
                                START.minus(Duration.ofHours(6)),
                                Argument.age(Duration.ofHours(6)),
                                Argument.size(1_000_000),
                                Argument.arn(arn)),
                        Message.of(
                                "restore.preview.overrides",
                                Argument.list(List.of(
                                        Message.of("restore.preview.billing", "PROVISIONED"),
                                        Message.of("restore.capacity.units", 5, 6),
                                        Message.of("restore.preview.noIndexes"),
                                        Message.of("restore.preview.awsManaged")))),
                        Message.of("restore.preview.free", COPY));
        assertThat(aws.journal).endsWith(report.preview().toArray(Message[]::new));
        nothingHappened();
    }

    @Test
    void aPointInTimeHasTheSizeOfTheTable() throws Exception {
        aws.pointInTimeRecovery("orders", Duration.ofHours(1));
        RestoreReport report = aws.run(dryRun(to(latestTime(), "copy")));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        Message source = report.preview().get(0);
        assertThat(source.firstKey()).isEqualTo("restore.preview.pointInTime");
        assertThat(source.arguments())
                .contains(
                        Argument.age(Duration.ofMinutes(5)),
                        Argument.size(report.source().orElseThrow().sizeBytes()));
        assertThat(report.preview().get(1)).isEqualTo(Message.of("restore.preview.noOverrides"));
        nothingHappened();
    }

    @Test
    void aNameThatIsTakenFailsAsTheRestoreWould() throws Exception {
        aws.backup("orders", "nightly", 6);
        RestoreReport report = aws.run(dryRun(to(latest(), "orders")));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.dryRun()).isTrue();
        assertThat(report.preview())
                .hasSize(3)
                .contains(Message.of("restore.preview.taken", Argument.table("orders"), "ACTIVE"));
        assertThat(report.message())
                .isEqualTo(Message.of(
                        "restore.impossible",
                        Message.of(
                                "restore.target.exists",
                                Argument.table("orders"),
                                "ACTIVE",
                                Argument.parameter("targetTable"),
                                Argument.parameter("mode"))));
        nothingHappened();
    }

    @Test
    void aRestoreThatIsUnderWayWouldBeTakenOver() throws Exception {
        String arn = aws.realBackup("orders", "nightly");
        try (DynamoDbClient client = aws.client()) {
            client.restoreTableFromBackup(it -> it.backupArn(arn).targetTableName("copy"));
        }
        RestoreReport report = aws.run(dryRun(to(latest(), "copy")));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.preview()).contains(Message.of("restore.preview.underWay", COPY));
    }

    @Test
    void whatCannotBeRestoredIsRefused() throws Exception {
        aws.backup("orders", "nightly", 6);
        RestoreReport report =
                aws.run(dryRun(with(latest(), Records.indexes(new IndexChoice.Only(List.of("none-such"))))));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.message().firstKey()).isEqualTo("restore.impossible");
        nothingHappened();
    }

    @Test
    void aPreviewThatWasInterruptedIsTakenUpAgain() throws Exception {
        aws.backup("orders", "nightly", 6);
        RestoreOperation operation = aws.start(dryRun(to(latest(), "copy")));
        aws.finish(operation);
        for (String saved : List.copyOf(aws.saved)) {
            RestoreReport report = aws.finish(aws.resume(saved));
            assertThat(report.message()).isEqualTo(Message.of("restore.preview", COPY));
            assertThat(report.preview()).hasSize(3);
        }
        nothingHappened();
    }

    private void nothingHappened() {
        assertThat(aws.asked()).isZero();
        assertThat(aws.db.tables()).containsExactly("orders");
    }
}
