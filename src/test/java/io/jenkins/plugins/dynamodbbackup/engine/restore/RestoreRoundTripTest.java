package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.EnvironmentHttp;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationRunner;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Real items over HTTP, real threads and a real clock: restored and counted. */
class RestoreRoundTripTest {

    @Test
    void aBackupOfATableThatIsGoneIsRestoredWithItsItems() throws Exception {
        List<String> items = IntStream.range(0, 500)
                .mapToObj(n -> "{\"id\":{\"S\":\"order-" + n + "\"},\"text\":{\"S\":\"" + "x".repeat(200) + "\"}}")
                .toList();
        List<String> journal = new ArrayList<>();
        try (LocalDynamoDb db = LocalDynamoDb.start();
                AwsRuntime runtime = AwsRuntime.create();
                AwsSession session = AwsSession.open(
                        new AwsTarget(LocalDynamoDb.REGION, Optional.of(db.endpoint())),
                        new CredentialsSource(
                                "test",
                                () -> StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "secret"))),
                        runtime,
                        EnvironmentHttp.open(Map.of()))) {
            db.seed()
                    .backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofHours(1)))
                            .items(items));
            RestoreRequest request =
                    RestoreFixture.with(RestoreFixture.to(RestoreFixture.latest(), "orders"), VerifyLevel.COUNT);
            try (RestoreOperation operation = RestoreOperation.start(
                    request,
                    Map.of(),
                    session,
                    OperationHost.NONE,
                    progress -> {},
                    line -> journal.add(line.toString()),
                    RestoreOperation::toNewTable)) {
                RestoreReport report = new OperationRunner(Clock.systemUTC(), status -> {}).run(operation);
                assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
                assertThat(report.verification().orElseThrow().countedItems()).contains(500L);
                assertThat(report.notes()).isEmpty();
                assertThat(db.tables()).containsExactly("orders");
            }
        }
        assertThat(journal).hasSize(4);
    }
}
