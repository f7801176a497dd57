package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;
import software.amazon.awssdk.services.dynamodb.model.PolicyNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** Tags, time to live, point-in-time recovery, protection and the other settings a backup does not hold. */
class SettingsTest {
    private static final String ARN = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final VirtualClock clock = new VirtualClock(START);
    private final LocalDynamoDb db =
            LocalDynamoDb.builder().inMemory().clock(clock).build();
    private final DynamoDbClient client = Clients.inProcess(db);

    @BeforeEach
    void seed() {
        db.seed().table("orders", """
                        {"AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"},
                                                  {"AttributeName": "day", "AttributeType": "S"}],
                         "GlobalSecondaryIndexes": [{"IndexName": "by-day",
                                                     "KeySchema": [{"AttributeName": "day", "KeyType": "HASH"}],
                                                     "Projection": {"ProjectionType": "ALL"}}]}
                        """, List.of());
    }

    @AfterEach
    void stop() {
        client.close();
        db.close();
    }

    @Test
    void tagsAreLockedForAMomentAfterEachChange() {
        tag("team", "shop");
        assertThatThrownBy(() -> tag("cost", "7"))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("Table tags are being updated");
        assertThatThrownBy(() -> client.deleteTable(d -> d.tableName("orders")))
                .isInstanceOf(ResourceInUseException.class);
        clock.advance(Duration.ofSeconds(2));
        tag("cost", "7");
        db.rules().on("ListTagsOfResource").nth(1).then(Effect.cutPage(1));
        assertThat(client.listTagsOfResource(l -> l.resourceArn(ARN)).nextToken())
                .isNotNull();
        assertThat(client.listTagsOfResource(l -> l.resourceArn(ARN)).tags())
                .extracting(Tag::key)
                .containsExactly("cost", "team");
    }

    @Test
    void someTagsAreRefused() {
        assertThatThrownBy(() -> tag("aws:cloudformation", "x")).hasMessageContaining("reserved");
        assertThatThrownBy(() -> client.tagResource(t -> t.resourceArn(ARN + "/backup/01772359200123-19b89cd8")
                        .tags(Tag.builder().key("a").value("b").build())))
                .hasMessageContaining("Invalid TableArn");
    }

    @Test
    void timeToLiveChangesOnceInAWhile() {
        timeToLive(true);
        assertThatThrownBy(() -> timeToLive(true)).hasMessageContaining("TimeToLive is already enabled");
        assertThatThrownBy(() -> timeToLive(false))
                .hasMessageContaining("Time to live has been modified multiple times within a fixed interval");
        assertThat(client.describeTimeToLive(d -> d.tableName("orders"))
                        .timeToLiveDescription()
                        .attributeName())
                .isEqualTo("expires");
        clock.advance(Duration.ofMinutes(31));
        timeToLive(false);
    }

    @Test
    void pointInTimeRecoveryHasAWindow() {
        assertThat(recovery().pointInTimeRecoveryStatusAsString()).isEqualTo("DISABLED");
        assertThat(recovery().latestRestorableDateTime()).isNull();
        client.updateContinuousBackups(u -> u.tableName("orders")
                .pointInTimeRecoverySpecification(
                        p -> p.pointInTimeRecoveryEnabled(true).recoveryPeriodInDays(7)));
        assertThat(recovery().latestRestorableDateTime()).isEqualTo(START);
        clock.advance(Duration.ofDays(10));
        assertThat(recovery().latestRestorableDateTime())
                .isEqualTo(clock.instant().minus(Duration.ofMinutes(5)));
        assertThat(recovery().earliestRestorableDateTime())
                .isEqualTo(clock.instant().minus(Duration.ofDays(7)));
        assertThatThrownBy(() -> client.describeContinuousBackups(d -> d.tableName("nothing")))
                .isInstanceOf(TableNotFoundException.class);
    }

    @Test
    void oneKindOfChangeAtATimeAndOnlyWhenActive() {
        assertThatThrownBy(() -> update(u -> u.deletionProtectionEnabled(true).tableClass("STANDARD")))
                .hasMessageContaining("Only one type of change");
        db.behaviour().updateTable(Duration.ofSeconds(5));
        update(u -> u.streamSpecification(s -> s.streamEnabled(true).streamViewType("NEW_IMAGE")));
        assertThat(status()).isEqualTo("UPDATING");
        assertThatThrownBy(() -> update(u -> u.tableClass("STANDARD"))).isInstanceOf(ResourceInUseException.class);
        clock.advance(Duration.ofSeconds(5));
        assertThat(status()).isEqualTo("ACTIVE");
        assertThatThrownBy(() -> update(
                        u -> u.streamSpecification(s -> s.streamEnabled(true).streamViewType("NEW_IMAGE"))))
                .hasMessageContaining("already has an enabled stream");
    }

    @Test
    void aProtectedTableIsNotDeleted() {
        update(u -> u.deletionProtectionEnabled(true));
        assertThatThrownBy(() -> client.deleteTable(d -> d.tableName("orders")))
                .hasMessageContaining("Disable deletion protection first");
        assertThatThrownBy(() -> update(u -> u.deletionProtectionEnabled(false)))
                .hasMessageContaining("try again after 2026-03-01T10:00:15Z");
        clock.advance(Duration.ofSeconds(15));
        update(u -> u.deletionProtectionEnabled(false));
        db.behaviour().deleteTable(Duration.ofSeconds(5));
        client.deleteTable(d -> d.tableName("orders"));
        assertThat(status()).isEqualTo("DELETING");
        clock.advance(Duration.ofSeconds(5));
        assertThatThrownBy(this::status).isInstanceOf(ResourceNotFoundException.class);
        assertThat(db.tables()).isEmpty();
    }

    @Test
    void policiesInsightsAndDestinationsAreRemembered() {
        assertThatThrownBy(() -> client.getResourcePolicy(g -> g.resourceArn(ARN)))
                .isInstanceOf(PolicyNotFoundException.class);
        client.putResourcePolicy(p -> p.resourceArn(ARN).policy("{}"));
        assertThat(client.getResourcePolicy(g -> g.resourceArn(ARN)).policy()).isEqualTo("{}");
        client.updateContributorInsights(
                u -> u.tableName("orders").indexName("by-day").contributorInsightsAction("ENABLE"));
        assertThat(client.describeContributorInsights(d -> d.tableName("orders"))
                        .contributorInsightsStatusAsString())
                .isEqualTo("DISABLED");
        assertThat(client.describeContributorInsights(d -> d.tableName("orders").indexName("by-day"))
                        .contributorInsightsStatusAsString())
                .isEqualTo("ENABLED");
        client.enableKinesisStreamingDestination(
                e -> e.tableName("orders").streamArn("arn:aws:kinesis:eu-west-1:111122223333:stream/changes"));
        assertThat(client.describeKinesisStreamingDestination(d -> d.tableName("orders"))
                        .kinesisDataStreamDestinations())
                .hasSize(1);
    }

    @Test
    void autoScalingIsRemembered() throws DroppedConnection {
        String resource = "\"ServiceNamespace\":\"dynamodb\",\"ResourceId\":\"table/orders\","
                + "\"ScalableDimension\":\"dynamodb:table:ReadCapacityUnits\"";
        assertThat(scaling("PutScalingPolicy", "{" + resource + ",\"PolicyName\":\"p\"}"))
                .contains("ObjectNotFoundException");
        scaling("RegisterScalableTarget", "{" + resource + ",\"MinCapacity\":1,\"MaxCapacity\":9}");
        scaling("PutScalingPolicy", "{" + resource + ",\"PolicyName\":\"p\"}");
        assertThat(scaling("DescribeScalableTargets", "{\"ResourceIds\":[\"table/orders\"]}"))
                .contains("\"MaxCapacity\":9");
        assertThat(scaling("DescribeScalingPolicies", "{\"ResourceId\":\"table/people\"}"))
                .doesNotContain("PolicyName");
    }

    private String scaling(String operation, String body) throws DroppedConnection {
        Request request = new Request(
                Map.of(
                        "x-amz-target",
                        "AnyScaleFrontendService." + operation,
                        "authorization",
                        "Credential=local/20260301/eu-west-1/application-autoscaling/aws4_request"),
                body.getBytes(StandardCharsets.UTF_8));
        return new String(db.service().handle(request, time -> {}).body(), StandardCharsets.UTF_8);
    }

    private void tag(String key, String value) {
        client.tagResource(
                t -> t.resourceArn(ARN).tags(Tag.builder().key(key).value(value).build()));
    }

    private void timeToLive(boolean on) {
        client.updateTimeToLive(u ->
                u.tableName("orders").timeToLiveSpecification(t -> t.enabled(on).attributeName("expires")));
    }

    private PointInTimeRecoveryDescription recovery() {
        return client.describeContinuousBackups(d -> d.tableName("orders"))
                .continuousBackupsDescription()
                .pointInTimeRecoveryDescription();
    }

    private void update(Consumer<UpdateTableRequest.Builder> change) {
        client.updateTable(UpdateTableRequest.builder()
                .tableName("orders")
                .applyMutation(change)
                .build());
    }

    private String status() {
        return client.describeTable(d -> d.tableName("orders")).table().tableStatusAsString();
    }
}
