package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.PolicyNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** What settings look like while they change, when a change is refused, and what a restored table has of them (spec 2). */
class SettingStatesTest {
    private static final String ARN = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";
    private static final String KINESIS = "arn:aws:kinesis:eu-west-1:111122223333:stream/";

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final LocalDynamoDb db =
            LocalDynamoDb.builder().inMemory().clock(clock).build();
    private final DynamoDbClient client = Clients.inProcess(db);

    @BeforeEach
    void seed() {
        db.behaviour().likeAws();
        db.seed().table("orders", """
                        {"AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"},
                                                  {"AttributeName": "day", "AttributeType": "S"}],
                         "GlobalSecondaryIndexes": [{"IndexName": "by-day",
                                                     "KeySchema": [{"AttributeName": "day", "KeyType": "HASH"}],
                                                     "Projection": {"ProjectionType": "ALL"},
                                                     "OnDemandThroughput": {"MaxReadRequestUnits": 50}}]}
                        """, List.of());
    }

    @AfterEach
    void stop() {
        client.close();
        db.close();
    }

    private TableDescription table(String name) {
        return client.describeTable(d -> d.tableName(name)).table();
    }

    private void update(Consumer<UpdateTableRequest.Builder> change) {
        client.updateTable(UpdateTableRequest.builder()
                .tableName("orders")
                .applyMutation(change)
                .build());
    }

    private void updateIndex(Consumer<UpdateGlobalSecondaryIndexAction.Builder> change) {
        update(u -> u.globalSecondaryIndexUpdates(
                GlobalSecondaryIndexUpdate.builder().update(change).build()));
    }

    @Test
    void warmThroughputRisesWhileTheTableStaysActive() {
        update(u -> u.warmThroughput(w -> w.readUnitsPerSecond(13_000L)));

        assertThat(table("orders").tableStatusAsString()).isEqualTo("ACTIVE");
        assertThat(table("orders").warmThroughput().statusAsString()).isEqualTo("UPDATING");
        assertThat(table("orders").warmThroughput().readUnitsPerSecond()).isEqualTo(12_000);
        clock.advance(Duration.ofSeconds(480));
        assertThat(table("orders").warmThroughput().statusAsString()).isEqualTo("ACTIVE");
        assertThat(table("orders").warmThroughput().readUnitsPerSecond()).isEqualTo(13_000);
        assertThat(table("orders").warmThroughput().writeUnitsPerSecond()).isEqualTo(4_000);
        assertThatThrownBy(() -> update(u -> u.warmThroughput(w -> w.readUnitsPerSecond(12_000L))))
                .hasMessageContaining("decreasing WarmThroughput is not supported");
        assertThatThrownBy(() -> update(u -> u.warmThroughput(w -> {})))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        failed -> assertThat(failed.statusCode()).isEqualTo(500));
    }

    @Test
    void theOnDemandMaximumChangesAtOnce() {
        update(u -> u.onDemandThroughput(o -> o.maxReadRequestUnits(10L).maxWriteRequestUnits(5L)));

        assertThat(table("orders").tableStatusAsString()).isEqualTo("ACTIVE");
        update(u -> u.onDemandThroughput(o -> o.maxReadRequestUnits(-1L)));
        assertThat(table("orders").onDemandThroughput().maxReadRequestUnits()).isNull();
        assertThat(table("orders").onDemandThroughput().maxWriteRequestUnits()).isEqualTo(5);
        assertThatThrownBy(() -> update(u -> u.onDemandThroughput(o -> o.maxReadRequestUnits(0L))))
                .hasMessageContaining("out of range");
        update(u -> u.billingMode("PROVISIONED")
                .provisionedThroughput(p -> p.readCapacityUnits(7L).writeCapacityUnits(3L)));
        assertThat(table("orders").onDemandThroughput()).isNull();
        clock.advance(Duration.ofSeconds(5));
        assertThatThrownBy(() -> update(u -> u.onDemandThroughput(o -> o.maxReadRequestUnits(10L))))
                .hasMessageContaining("PAY_PER_REQUEST");
    }

    @Test
    void throughputOfAnIndex() {
        var index = table("orders").globalSecondaryIndexes().get(0);
        assertThat(index.onDemandThroughput().maxReadRequestUnits()).isEqualTo(50);
        updateIndex(i -> i.indexName("by-day")
                .onDemandThroughput(o -> o.maxReadRequestUnits(60L))
                .warmThroughput(w -> w.writeUnitsPerSecond(4_001L)));

        index = table("orders").globalSecondaryIndexes().get(0);
        assertThat(index.indexStatusAsString()).isEqualTo("UPDATING");
        assertThat(index.warmThroughput().statusAsString()).isEqualTo("UPDATING");
        assertThat(index.onDemandThroughput().maxReadRequestUnits()).isEqualTo(60);
        clock.advance(Duration.ofSeconds(480));
        index = table("orders").globalSecondaryIndexes().get(0);
        assertThat(index.indexStatusAsString()).isEqualTo("ACTIVE");
        assertThat(index.warmThroughput().writeUnitsPerSecond()).isEqualTo(4_001);
        assertThatThrownBy(
                        () -> updateIndex(i -> i.indexName("gone").warmThroughput(w -> w.readUnitsPerSecond(20_000L))))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void anEncryptionChangeTakesAWhile() {
        update(u -> u.sseSpecification(s -> s.enabled(true).sseType("KMS").kmsMasterKeyId("alias/shop")));

        assertThat(table("orders").sseDescription().statusAsString()).isEqualTo("UPDATING");
        clock.advance(Duration.ofSeconds(22));
        assertThat(table("orders").sseDescription().statusAsString()).isEqualTo("ENABLED");
    }

    @Test
    void aPolicyIsReadLateAndChangesOnceInAWhile() {
        client.putResourcePolicy(p -> p.resourceArn(ARN).policy("{\"Version\": \"2012-10-17\"}"));

        assertThatThrownBy(() -> client.getResourcePolicy(g -> g.resourceArn(ARN)))
                .isInstanceOf(PolicyNotFoundException.class);
        client.putResourcePolicy(p -> p.resourceArn(ARN).policy("{\"Version\":\"2012-10-17\"}"));
        assertThatThrownBy(
                        () -> client.putResourcePolicy(p -> p.resourceArn(ARN).policy("{}")))
                .isInstanceOf(ResourceInUseException.class);
        clock.advance(Duration.ofSeconds(2));
        assertThat(client.getResourcePolicy(g -> g.resourceArn(ARN)).policy())
                .isEqualTo("{\"Version\":\"2012-10-17\"}");
        assertThatThrownBy(
                        () -> client.putResourcePolicy(p -> p.resourceArn(ARN).policy("{}")))
                .hasMessageContaining("Please try again after 2026-03-01T10:00:15Z");
        clock.advance(Duration.ofSeconds(13));
        client.putResourcePolicy(p -> p.resourceArn(ARN).policy("{}"));
    }

    @Test
    void aStreamHasAPolicyOfItsOwnAndEveryStreamAnArnOfItsOwn() {
        update(u -> u.streamSpecification(s -> s.streamEnabled(true).streamViewType("KEYS_ONLY")));
        String stream = table("orders").latestStreamArn();
        client.putResourcePolicy(p -> p.resourceArn(stream).policy("{}"));
        clock.advance(Duration.ofSeconds(5));

        assertThat(client.getResourcePolicy(g -> g.resourceArn(stream)).policy())
                .isEqualTo("{}");
        update(u -> u.streamSpecification(s -> s.streamEnabled(false)));
        clock.advance(Duration.ofSeconds(5));
        update(u -> u.streamSpecification(s -> s.streamEnabled(true).streamViewType("NEW_IMAGE")));
        clock.advance(Duration.ofSeconds(5));
        assertThat(table("orders").latestStreamArn()).isNotEqualTo(stream);
        assertThatThrownBy(() -> client.getResourcePolicy(g -> g.resourceArn(stream)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void insightsAndDestinationsAreEnabledAMomentLater() {
        client.updateContributorInsights(u -> u.tableName("orders").contributorInsightsAction("ENABLE"));
        client.enableKinesisStreamingDestination(e -> e.tableName("orders").streamArn(KINESIS + "changes"));

        assertThat(insights()).isEqualTo("ENABLING");
        assertThat(destinations()).containsExactly("ENABLING");
        assertThatThrownBy(() -> client.enableKinesisStreamingDestination(
                        e -> e.tableName("orders").streamArn(KINESIS + "more")))
                .hasMessageContaining("DISABLED or ENABLE_FAILED");
        clock.advance(Duration.ofSeconds(4));
        assertThat(insights()).isEqualTo("ENABLED");
        assertThat(destinations()).containsExactly("ACTIVE");
        assertThat(client.updateContributorInsights(u -> u.tableName("orders").contributorInsightsAction("ENABLE"))
                        .contributorInsightsStatusAsString())
                .isEqualTo("ENABLED");
        client.disableKinesisStreamingDestination(e -> e.tableName("orders").streamArn(KINESIS + "changes"));
        clock.advance(Duration.ofSeconds(4));
        assertThat(destinations()).containsExactly("DISABLED");
    }

    @Test
    void aDestinationOfAnotherRegionFailsLater() {
        client.enableKinesisStreamingDestination(
                e -> e.tableName("orders").streamArn(KINESIS.replace("eu-west-1", "us-east-1") + "changes"));
        clock.advance(Duration.ofSeconds(4));

        assertThat(destinations()).containsExactly("ENABLE_FAILED");
    }

    private String insights() {
        return client.describeContributorInsights(d -> d.tableName("orders")).contributorInsightsStatusAsString();
    }

    private List<String> destinations() {
        return client
                .describeKinesisStreamingDestination(d -> d.tableName("orders"))
                .kinesisDataStreamDestinations()
                .stream()
                .map(destination -> destination.destinationStatusAsString())
                .toList();
    }

    @Test
    void theTimeToLiveSaysThatItIsOnForAnotherAttribute() {
        client.updateTimeToLive(u -> u.tableName("orders")
                .timeToLiveSpecification(t -> t.enabled(true).attributeName("expires")));

        assertThatThrownBy(() -> client.updateTimeToLive(u -> u.tableName("orders")
                        .timeToLiveSpecification(t -> t.enabled(true).attributeName("other"))))
                .hasMessageContaining("active on a different AttributeName");
        assertThatThrownBy(() -> client.updateContinuousBackups(u -> u.tableName("orders")
                        .pointInTimeRecoverySpecification(
                                p -> p.pointInTimeRecoveryEnabled(false).recoveryPeriodInDays(7))))
                .hasMessageContaining("RecoveryPeriodInDays");
    }

    /** Of the settings only encryption and the on-demand maximum come back (spec 2.1). */
    @Test
    void aRestoredTableHasLostWhatABackupDoesNotHold() {
        db.seed().replicas("orders", "us-east-1");
        update(u -> u.onDemandThroughput(o -> o.maxReadRequestUnits(10L)));
        update(u -> u.warmThroughput(w -> w.readUnitsPerSecond(13_000L)));
        update(u -> u.sseSpecification(s -> s.enabled(true)));
        clock.advance(Duration.ofSeconds(480));
        update(u -> u.tableClass("STANDARD_INFREQUENT_ACCESS"));
        clock.advance(Duration.ofSeconds(5));
        update(u -> u.streamSpecification(s -> s.streamEnabled(true).streamViewType("KEYS_ONLY")));
        clock.advance(Duration.ofSeconds(5));
        update(u -> u.deletionProtectionEnabled(true));
        client.putResourcePolicy(p -> p.resourceArn(ARN).policy("{}"));
        client.updateContributorInsights(u -> u.tableName("orders").contributorInsightsAction("ENABLE"));
        client.enableKinesisStreamingDestination(e -> e.tableName("orders").streamArn(KINESIS + "changes"));
        client.updateTimeToLive(u -> u.tableName("orders")
                .timeToLiveSpecification(t -> t.enabled(true).attributeName("expires")));
        client.updateContinuousBackups(
                u -> u.tableName("orders").pointInTimeRecoverySpecification(p -> p.pointInTimeRecoveryEnabled(true)));
        String arn = client.createBackup(b -> b.tableName("orders").backupName("kept"))
                .backupDetails()
                .backupArn();
        clock.advance(Duration.ofSeconds(5));
        client.restoreTableFromBackup(r -> r.backupArn(arn).targetTableName("back"));
        clock.advance(Duration.ofSeconds(120));

        TableDescription before = table("orders");
        TableDescription back = table("back");
        assertThat(before.sdkFields().stream()
                        .filter(field -> field.getValueOrDefault(before) != null)
                        .filter(field -> !field.getValueOrDefault(before).equals(field.getValueOrDefault(back)))
                        .map(SdkField::memberName))
                .containsExactlyInAnyOrder(
                        "TableName",
                        "TableArn",
                        "TableId",
                        "CreationDateTime",
                        "GlobalSecondaryIndexes",
                        "StreamSpecification",
                        "LatestStreamLabel",
                        "LatestStreamArn",
                        "GlobalTableVersion",
                        "Replicas",
                        "TableClassSummary",
                        "DeletionProtectionEnabled",
                        "WarmThroughput");
        assertThat(back.globalSecondaryIndexes().get(0).onDemandThroughput().maxReadRequestUnits())
                .isEqualTo(50);
        assertThatThrownBy(() -> client.getResourcePolicy(g -> g.resourceArn(back.tableArn())))
                .isInstanceOf(PolicyNotFoundException.class);
        assertThat(client.describeContributorInsights(d -> d.tableName("back")).contributorInsightsStatusAsString())
                .isEqualTo("DISABLED");
        assertThat(client.describeKinesisStreamingDestination(d -> d.tableName("back"))
                        .kinesisDataStreamDestinations())
                .isEmpty();
        assertThat(client.describeTimeToLive(d -> d.tableName("back"))
                        .timeToLiveDescription()
                        .timeToLiveStatusAsString())
                .isEqualTo("DISABLED");
        assertThat(client.describeContinuousBackups(d -> d.tableName("back"))
                        .continuousBackupsDescription()
                        .pointInTimeRecoveryDescription()
                        .pointInTimeRecoveryStatusAsString())
                .isEqualTo("DISABLED");
    }
}
