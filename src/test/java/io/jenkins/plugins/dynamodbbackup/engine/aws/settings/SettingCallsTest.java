package io.jenkins.plugins.dynamodbbackup.engine.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Border;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.Page;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.CallLog;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every call about settings, through the dispatcher and the SDK, against the local DynamoDB. */
class SettingCallsTest {

    private static final String ARN = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Optional<String> START = Optional.empty();

    private final VirtualClock clock = new VirtualClock(Border.START);
    private final LocalDynamoDb db =
            LocalDynamoDb.builder().inMemory().clock(clock).build();
    private final Border border = new Border(db.inProcessHttpClient());

    @BeforeEach
    void seed() {
        db.seed().table("orders", """
                        {"AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"},
                                                  {"AttributeName": "date", "AttributeType": "S"}],
                         "GlobalSecondaryIndexes": [{"IndexName": "byDate",
                                                     "KeySchema": [{"AttributeName": "date", "KeyType": "HASH"}],
                                                     "Projection": {"ProjectionType": "ALL"}}]}
                        """, List.of());
    }

    @AfterEach
    void close() {
        border.close();
        db.close();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private <T> T value(AwsCall<T> call) {
        return Border.value(border.answer(call, border.in(Duration.ofHours(2))));
    }

    private <T> AwsError error(AwsCall<T> call) {
        return Border.error(border.answer(call, border.in(Duration.ofHours(2))));
    }

    @Test
    void theDescriptionHasAllThatDescribeTableTells() {
        ObjectNode table = value(TableDescription.of("orders"));

        assertThat(table.path("TableArn").asText()).isEqualTo(ARN);
        assertThat(table.at("/GlobalSecondaryIndexes/0/IndexName").asText()).isEqualTo("byDate");
        assertThat(table.at("/WarmThroughput"))
                .isEqualTo(json("{'ReadUnitsPerSecond': 12000, 'WriteUnitsPerSecond': 4000, 'Status': 'ACTIVE'}"));
        assertThat(error(TableDescription.of("gone")).kind()).isEqualTo(ErrorKind.RESOURCE_NOT_FOUND);
    }

    @Test
    void timeToLive() {
        assertThat(value(TimeToLive.describe("orders"))).isEqualTo(json("{'TimeToLiveStatus': 'DISABLED'}"));

        ObjectNode specification = json("{'Enabled': true, 'AttributeName': 'expires'}");
        assertThat(value(TimeToLive.update("orders", specification))).isEqualTo(specification);
        assertThat(value(TimeToLive.describe("orders")))
                .isEqualTo(json("{'TimeToLiveStatus': 'ENABLED', 'AttributeName': 'expires'}"));

        AwsError again = error(TimeToLive.update("orders", json("{'Enabled': false, 'AttributeName': 'expires'}")));
        assertThat(again.kind()).isEqualTo(ErrorKind.COOLDOWN);
        assertThat(again.mayPass()).isTrue();
    }

    @Test
    void pointInTimeRecovery() {
        assertThat(value(ContinuousBackups.describe("orders")))
                .isEqualTo(json("{'PointInTimeRecoveryStatus': 'DISABLED'}"));

        ObjectNode enabled = value(ContinuousBackups.update(
                "orders", json("{'PointInTimeRecoveryEnabled': true, 'RecoveryPeriodInDays': 7}")));

        assertThat(enabled)
                .isEqualTo(value(ContinuousBackups.describe("orders")))
                .isEqualTo(json("{'PointInTimeRecoveryStatus': 'ENABLED', 'RecoveryPeriodInDays': 7,"
                        + " 'EarliestRestorableDateTime': '2026-11-22T02:00:00Z',"
                        + " 'LatestRestorableDateTime': '2026-11-22T02:00:00Z'}"));
        assertThat(error(ContinuousBackups.describe("gone")).kind()).isEqualTo(ErrorKind.TABLE_NOT_FOUND);
    }

    @Test
    void aTableWithoutAPolicyIsNoError() {
        assertThat(value(ResourcePolicy.get(ARN))).isEmpty();

        String revision = value(ResourcePolicy.put(ARN, "{\"Version\": \"2012-10-17\"}"))
                .path("RevisionId")
                .asText();

        assertThat(revision).isNotEmpty();
        assertThat(value(ResourcePolicy.get(ARN))).contains("{\"Version\":\"2012-10-17\"}");
        assertThat(error(ResourcePolicy.get(ARN.replace("orders", "gone"))).kind())
                .isEqualTo(ErrorKind.RESOURCE_NOT_FOUND);
    }

    @Test
    void insightsOfTheTableAndOfAnIndexAreApart() {
        value(ContributorInsights.enable("orders", Optional.of("byDate"), Optional.of("THROTTLED_KEYS")));

        assertThat(value(ContributorInsights.describe("orders", Optional.empty())))
                .isEqualTo(json("{'TableName': 'orders', 'ContributorInsightsStatus': 'DISABLED'}"));
        assertThat(value(ContributorInsights.describe("orders", Optional.of("byDate"))))
                .isEqualTo(json("{'TableName': 'orders', 'IndexName': 'byDate',"
                        + " 'ContributorInsightsStatus': 'ENABLED', 'ContributorInsightsMode': 'THROTTLED_KEYS'}"));
        assertThat(error(ContributorInsights.describe("orders", Optional.of("gone")))
                        .subject())
                .isEqualTo("orders/index/gone");
    }

    @Test
    void kinesisDestinations() {
        assertThat(value(KinesisDestinations.describe("orders"))).isEmpty();
        ObjectNode destination = json("{'StreamArn': 'arn:aws:kinesis:eu-west-1:111122223333:stream/changes',"
                + " 'ApproximateCreationDateTimePrecision': 'MICROSECOND'}");

        assertThat(value(KinesisDestinations.enable("orders", destination))
                        .path("DestinationStatus")
                        .asText())
                .isEqualTo("ENABLING");

        assertThat(value(KinesisDestinations.describe("orders")))
                .containsExactly(destination.deepCopy().put("DestinationStatus", "ACTIVE"));
    }

    @Test
    void updateTableAnswersWithTheNewDescription() {
        db.behaviour().updateTable(Duration.ofSeconds(5));

        ObjectNode table = value(UpdateTable.of("orders", json("{'TableClass': 'STANDARD_INFREQUENT_ACCESS'}")));

        assertThat(table.path("TableStatus").asText()).isEqualTo("UPDATING");
        assertThat(table.at("/TableClassSummary/TableClass").asText()).isEqualTo("STANDARD_INFREQUENT_ACCESS");
        assertThat(error(UpdateTable.of("orders", json("{'DeletionProtectionEnabled': true}")))
                        .kind())
                .isEqualTo(ErrorKind.RESOURCE_IN_USE);
    }

    private static final String READS = "'ServiceNamespace': 'dynamodb', 'ResourceId': 'table/orders',"
            + " 'ScalableDimension': 'dynamodb:table:ReadCapacityUnits'";

    @Test
    void autoScaling() {
        assertThat(error(AutoScaling.putPolicy(json("{'PolicyName': 'p', " + READS + "}"))))
                .satisfies(none -> assertThat(none.kind()).isEqualTo(ErrorKind.SCALABLE_TARGET_NOT_FOUND))
                .satisfies(none -> assertThat(none.subject()).isEqualTo("table/orders"));

        value(AutoScaling.register(json("{" + READS + ", 'MinCapacity': 1, 'MaxCapacity': 9}")));
        value(AutoScaling.putPolicy(json("{" + READS + ", 'PolicyName': 'p', 'PolicyType': 'TargetTrackingScaling',"
                + " 'TargetTrackingScalingPolicyConfiguration': {'TargetValue': 70.0}}")));
        value(AutoScaling.putAction(json("{" + READS + ", 'ScheduledActionName': 'night',"
                + " 'Schedule': 'rate(1 day)', 'StartTime': '2026-12-01T00:00:00Z'}")));

        JsonNode target = only(value(AutoScaling.targets(List.of("table/orders"), START)));
        assertThat(target.path("MaxCapacity").asInt()).isEqualTo(9);
        assertThat(target.path("CreationTime").asText()).isEqualTo("2026-11-22T02:00:00Z");
        JsonNode policy = only(value(AutoScaling.policies(Optional.of("table/orders"), START)));
        assertThat(policy.at("/TargetTrackingScalingPolicyConfiguration/TargetValue")
                        .asDouble())
                .isEqualTo(70);
        assertThat(policy.path("Alarms")).hasSize(2);
        assertThat(only(value(AutoScaling.actions(Optional.of("table/orders"), START)))
                        .path("StartTime")
                        .asText())
                .isEqualTo("2026-12-01T00:00:00Z");
        assertThat(value(AutoScaling.targets(List.of("table/people"), START)).entries())
                .isEmpty();
    }

    private static JsonNode only(Page<ObjectNode> page) {
        assertThat(page.entries()).hasSize(1);
        return page.entries().get(0);
    }

    @Test
    void listingsWithoutATableGiveAllPageByPage() {
        db.seed().table("people");
        value(AutoScaling.register(json("{" + READS + ", 'MinCapacity': 1}")));
        value(AutoScaling.register(json("{" + READS.replace("orders", "people") + ", 'MinCapacity': 1}")));
        db.rules().on("DescribeScalableTargets").nth(1).then(Effect.cutPage(1));

        Page<ObjectNode> first = value(AutoScaling.targets(List.of(), START));
        Page<ObjectNode> second = value(AutoScaling.targets(List.of(), first.cursor()));

        assertThat(first.entries().get(0).path("ResourceId").asText()).isEqualTo("table/orders");
        assertThat(second.entries().get(0).path("ResourceId").asText()).isEqualTo("table/people");
        assertThat(second.cursor()).isEmpty();
    }

    @Test
    void aConcurrentUpdateIsTriedAgain() {
        db.rules()
                .on("RegisterScalableTarget")
                .table("orders")
                .first(2)
                .then(Effect.errorBefore("ConcurrentUpdateException"));

        value(AutoScaling.register(json("{" + READS + ", 'MinCapacity': 1}")));

        assertThat(db.calls().entries())
                .extracting(CallLog.Entry::outcome)
                .containsExactly("ConcurrentUpdateException", "ConcurrentUpdateException", "OK");
    }

    @Test
    void theServiceThatAnsweredIsNamed() {
        db.rules()
                .on("DescribeScalableTargets")
                .then(Effect.edit(answer ->
                        answer.withArray("ScalableTargets").addObject().put("ResourceId", "table/\u202esredro")));
        db.rules().on("RegisterScalableTarget").then(Effect.errorBefore("LimitExceededException"));
        db.rules().on("DescribeScalingPolicies").then(Effect.denied());

        assertThat(error(AutoScaling.targets(List.of(), START)).message())
                .isEqualTo(Message.of(
                        "aws.answer.invalid",
                        Message.of("aws.service.autoScaling"),
                        Message.foreign("ResourceId"),
                        "table/\u202esredro"));
        assertThat(error(AutoScaling.register(json("{" + READS + "}"))).kind()).isEqualTo(ErrorKind.QUOTA);
        assertThat(error(AutoScaling.policies(Optional.empty(), START))
                        .sentence()
                        .toString())
                .contains("application-autoscaling:DescribeScalingPolicies");
    }

    /** What is sent once only may have taken effect although the answer was lost. */
    @Test
    void aLostAnswerOfAChangeThatWouldBeRefusedTheSecondTimeIsLeftToTheCaller() {
        db.rules().on("*").nth(1).then(Effect.dropAfter());

        assertThat(error(TimeToLive.update("orders", json("{'Enabled': true, 'AttributeName': 'expires'}")))
                        .kind())
                .isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(db.calls().entries()).hasSize(1);
    }

    @Test
    void everyActionIsThatOfIam() {
        assertThat(ApiOperation.values())
                .allSatisfy(operation -> assertThat(operation.action())
                        .matches("(dynamodb|application-autoscaling|sts):" + operation.apiName()));
        assertThat(ApiOperation.DESCRIBE_SCALABLE_TARGETS.action())
                .isEqualTo("application-autoscaling:DescribeScalableTargets");
        assertThat(ApiOperation.values())
                .extracting(operation -> operation.service().toString())
                .containsOnly("DynamoDB", "Application Auto Scaling", "STS");
    }
}
