package io.jenkins.plugins.dynamodbbackup.engine.restore;

import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.START;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.latestTime;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.pointInTime;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.to;
import static io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** The source is a table as it was (spec 3.4). */
class RestoreToPointInTimeTest {

    private static final String ORDERS_ARN = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";
    private static final Argument ORDERS = Argument.table("orders");
    private static final Argument COPY = Argument.table("copy");

    /** Five minutes ago: point-in-time recovery has been on for two hours. */
    private static final Instant LATEST = START.plus(Duration.ofMinutes(115));

    private static final Instant AN_HOUR_AGO = START.plus(Duration.ofHours(1));

    private final RestoreFixture aws = new RestoreFixture();

    RestoreToPointInTimeTest() {
        aws.pointInTimeRecovery("orders", Duration.ofHours(2));
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void theTableIsRestoredAsOfATime() throws Exception {
        RestoreReport report = aws.run(to(pointInTime(AN_HOUR_AGO), "copy"));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.outcome()).isEqualTo(Outcome.OK);
        assertThat(aws.http.bodies("RestoreTableToPointInTime"))
                .containsExactly(json("{\"SourceTableArn\": \"" + ORDERS_ARN + "\", \"RestoreDateTime\": "
                        + AN_HOUR_AGO.getEpochSecond() + ".0, \"TargetTableName\": \"copy\"}"));
        assertThat(report.source().orElseThrow().time()).isEqualTo(AN_HOUR_AGO);
        assertThat(report.source().orElseThrow().arn()).isEqualTo(ORDERS_ARN);
        assertThat(report.message().firstKey()).isEqualTo("restore.done.pointInTime");
        assertThat(aws.journal)
                .startsWith(
                        Message.of("restore.pointInTime.window", ORDERS, START, LATEST),
                        Message.of("restore.chosen.pointInTime", ORDERS, AN_HOUR_AGO, Argument.arn(ORDERS_ARN)));
        assertThat(aws.db.calls().count("ListBackups")).isZero();
    }

    /** The moment that was logged is the one that is restored, however long the request has to wait. */
    @Test
    void latestIsReadLoggedAndRestoredToTheSecond() throws Exception {
        aws.db.rules().on("RestoreTableToPointInTime").nth(1).then(Effect.errorBefore("LimitExceededException"));
        RestoreReport report = aws.run(latestTime());
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.source().orElseThrow().time()).isEqualTo(LATEST);
        assertThat(aws.http.bodies("RestoreTableToPointInTime"))
                .hasSize(2)
                .allSatisfy(body ->
                        assertThat(body.path("RestoreDateTime").asLong()).isEqualTo(LATEST.getEpochSecond()));
    }

    @Test
    void theNewTableTellsItsSourceAndThePointInTime() throws Exception {
        aws.run(to(pointInTime(AN_HOUR_AGO), "copy"));
        try (DynamoDbClient client = aws.client()) {
            Map<String, String> tags =
                    client
                            .listTagsOfResource(it -> it.resourceArn(ORDERS_ARN.replace("orders", "copy")))
                            .tags()
                            .stream()
                            .collect(Collectors.toMap(Tag::key, Tag::value));
            assertThat(tags)
                    .containsEntry("dynamodb-backup:source-arn", ORDERS_ARN)
                    .containsEntry("dynamodb-backup:source-table", "orders")
                    .containsEntry("dynamodb-backup:point-in-time", "2026-03-01T11:00:00Z")
                    .containsKey("dynamodb-backup:restored-at")
                    .hasSize(4);
        }
    }

    @Test
    void overridesAreSent() throws Exception {
        RestoreReport report = aws.run(with(
                latestTime(), Records.overrides(Optional.of(CapacityMode.PROVISIONED), 5, 6, new IndexChoice.None())));
        assertThat(report.verdict()).as(report.message().toString()).isEqualTo(Verdict.SUCCESS);
        JsonNode sent = aws.http.bodies("RestoreTableToPointInTime").get(0);
        assertThat(sent.path("BillingModeOverride").asText()).isEqualTo("PROVISIONED");
        assertThat(sent.path("ProvisionedThroughputOverride"))
                .isEqualTo(json("{\"ReadCapacityUnits\": 5, \"WriteCapacityUnits\": 6}"));
        assertThat(sent.path("GlobalSecondaryIndexOverride")).isEqualTo(json("[]"));
    }

    @Test
    void aTimeOutsideTheWindowIsRefusedWithTheWindow() throws Exception {
        Instant before = START.minusSeconds(1);
        refused(
                pointInTime(before),
                Message.of(
                        "restore.pointInTime.outside",
                        Argument.parameter("pointInTime"),
                        before,
                        ORDERS,
                        START,
                        LATEST));
    }

    @Test
    void aTableWithoutPointInTimeRecoveryIsRefused() throws Exception {
        aws.db.seed().table("people", 1);
        refused(
                RestoreRequest.of(new RestoreSource.PointInTime("people", Optional.empty())),
                Message.of(
                        "restore.pointInTime.off",
                        Argument.table("people"),
                        Argument.parameter("backup"),
                        Argument.parameter("before")));
    }

    @Test
    void aTableThatIsGoneIsRefused() throws Exception {
        aws.db.seed().vanish("orders");
        refused(
                latestTime(),
                Message.of(
                        "restore.pointInTime.gone",
                        ORDERS,
                        "eu-west-1",
                        Argument.parameter("backup"),
                        Argument.parameter("before")));
    }

    @Test
    void latestOfTheFirstMinutesIsRefused() throws Exception {
        aws.db.seed().table("young", 1);
        aws.pointInTimeRecovery("young", Duration.ofMinutes(3));
        refused(
                RestoreRequest.of(new RestoreSource.PointInTime("young", Optional.empty())),
                Message.of(
                        "restore.pointInTime.young",
                        Argument.parameter("pointInTime"),
                        Argument.table("young"),
                        START.plus(Duration.ofHours(2))));
    }

    /** The window moved on between our look and our request. */
    @Test
    void aTimeThatAwsRefusesIsAFailureWithItsWords() throws Exception {
        aws.db.rules().on("RestoreTableToPointInTime").then(Effect.errorBefore("InvalidRestoreTimeException"));
        RestoreReport report = aws.run(to(latestTime(), "copy"));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.message().toString()).contains("InvalidRestoreTimeException");
        assertThat(aws.db.tables()).containsExactly("orders");
        assertThat(aws.asked()).isEqualTo(1);
    }

    @Test
    void theSameRestoreThatIsUnderWayIsTakenOver() throws Exception {
        restoreElsewhere(AN_HOUR_AGO);
        RestoreReport report = aws.run(to(pointInTime(AN_HOUR_AGO), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.journal).contains(Message.of("restore.adopted", COPY));
        assertThat(aws.asked()).isEqualTo(1);
    }

    @Test
    void aRestoreToAnotherTimeIsNot() throws Exception {
        restoreElsewhere(AN_HOUR_AGO);
        RestoreReport report = aws.run(to(latestTime(), "copy"));
        assertThat(report.message())
                .isEqualTo(Message.of(
                        "restore.target.otherPoint",
                        COPY,
                        Argument.arn(ORDERS_ARN),
                        AN_HOUR_AGO,
                        Argument.parameter("targetTable")));
        assertThat(aws.asked()).isEqualTo(1);
    }

    @Test
    void aRestoreOfABackupOfTheTableIsNot() throws Exception {
        String arn = aws.realBackup("orders", "nightly");
        try (DynamoDbClient client = aws.client()) {
            client.restoreTableFromBackup(it -> it.backupArn(arn).targetTableName("copy"));
        }
        RestoreReport report = aws.run(to(pointInTime(AN_HOUR_AGO), "copy"));
        assertThat(report.message().firstKey()).isEqualTo("restore.target.otherBackup");
    }

    @Test
    void anExistingTableIsNeverTouched() throws Exception {
        RestoreReport report = aws.run(to(latestTime(), "orders"));
        assertThat(report.message().firstKey()).isEqualTo("restore.target.exists");
        assertThat(aws.asked()).isZero();
    }

    @Test
    void aLostAnswerIsLookedForBeforeItIsAskedAgain() throws Exception {
        aws.db.rules().on("RestoreTableToPointInTime").nth(1).then(Effect.dropAfter());
        RestoreReport report = aws.run(to(latestTime(), "copy"));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(aws.asked()).isEqualTo(1);
    }

    @Test
    void aRestoreThatTookTooLongSaysHowToWaitForIt() throws Exception {
        aws.db.behaviour().restore(Duration.ofHours(5));
        RestoreReport report = aws.run(with(to(pointInTime(AN_HOUR_AGO), "copy"), Duration.ofHours(1)));
        assertThat(report.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(report.message().arguments())
                .contains(Message.of(
                        "restore.continues.pointInTime",
                        COPY,
                        Argument.parameter("table"),
                        ORDERS,
                        Argument.parameter("pointInTime"),
                        AN_HOUR_AGO,
                        Argument.parameter("targetTable")));
    }

    @Test
    void theItemsAreComparedWithTheLiveTable() throws Exception {
        RestoreReport report = aws.run(with(to(latestTime(), "copy"), VerifyLevel.COUNT));
        assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
        assertThat(report.verification().orElseThrow().countedItems()).contains(7L);
    }

    private void refused(RestoreRequest request, Message why) throws Exception {
        RestoreReport report = aws.run(request);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
        assertThat(report.message()).isEqualTo(Message.of("restore.impossible", why));
        assertThat(aws.asked()).isZero();
    }

    private void restoreElsewhere(Instant time) {
        try (DynamoDbClient client = aws.client()) {
            client.restoreTableToPointInTime(
                    it -> it.sourceTableName("orders").restoreDateTime(time).targetTableName("copy"));
        }
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
