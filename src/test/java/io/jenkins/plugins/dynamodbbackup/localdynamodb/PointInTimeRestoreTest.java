package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.InvalidRestoreTimeException;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryUnavailableException;

/** Real items in DynamoDB Local, by a clock that stands still. */
class PointInTimeRestoreTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final VirtualClock clock = new VirtualClock(START);
    private final LocalDynamoDb db = LocalDynamoDb.builder().clock(clock).build();
    private final DynamoDbClient client = Clients.inProcess(db);

    @BeforeEach
    void writeThreeTimes() {
        db.behaviour().restore(Duration.ofSeconds(90));
        db.seed().table("orders");
        client.updateContinuousBackups(
                u -> u.tableName("orders").pointInTimeRecoverySpecification(p -> p.pointInTimeRecoveryEnabled(true)));
        for (int minute = 1; minute <= 3; minute++) {
            clock.advance(Duration.ofMinutes(1));
            String id = "order-" + minute;
            client.putItem(p -> p.tableName("orders").item(Map.of("id", AttributeValue.fromS(id))));
        }
    }

    @AfterEach
    void stop() {
        client.close();
        db.close();
    }

    @Test
    void latestIsTheMomentOfSwitchingOnAtFirst() {
        client.restoreTableToPointInTime(
                r -> r.sourceTableName("orders").targetTableName("copy").useLatestRestorableTime(true));
        assertThat(client.describeTable(d -> d.tableName("copy"))
                        .table()
                        .restoreSummary()
                        .sourceBackupArn())
                .isNull();
        assertThat(items("copy")).isEmpty();
    }

    @Test
    void goesBackToAnySecond() {
        clock.advance(Duration.ofHours(1));
        restore("two", START.plusSeconds(150));
        restore("three", START.plusSeconds(180));
        assertThat(items("two")).containsExactlyInAnyOrder("order-1", "order-2");
        assertThat(items("three")).containsExactlyInAnyOrder("order-1", "order-2", "order-3");
    }

    @Test
    void refusesTimesOutsideTheWindow() {
        assertThatThrownBy(() -> restore("copy", START.minusSeconds(1)))
                .isInstanceOf(InvalidRestoreTimeException.class)
                .hasMessageContaining("between 2026-03-01T10:00:00Z and 2026-03-01T10:00:00Z");
        db.seed().table("people");
        assertThatThrownBy(() -> client.restoreTableToPointInTime(
                        r -> r.sourceTableName("people").targetTableName("copy").useLatestRestorableTime(true)))
                .isInstanceOf(PointInTimeRecoveryUnavailableException.class)
                .hasMessageContaining("Point in time recovery is not enabled for table 'people'");
        assertThatThrownBy(() -> client.restoreTableToPointInTime(
                        r -> r.sourceTableName("orders").targetTableName("copy")))
                .hasMessageContaining("Exactly one of");
    }

    private void restore(String target, Instant time) {
        client.restoreTableToPointInTime(
                r -> r.sourceTableName("orders").targetTableName(target).restoreDateTime(time));
    }

    private List<String> items(String table) {
        clock.advance(Duration.ofSeconds(90));
        return client.scan(s -> s.tableName(table)).items().stream()
                .map(item -> item.get("id").s())
                .toList();
    }
}
