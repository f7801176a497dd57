package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Real items in DynamoDB Local: backed up, changed, restored, compared. */
class RoundTripTest {
    private LocalDynamoDb db;
    private DynamoDbClient client;

    @BeforeEach
    void start() {
        db = LocalDynamoDb.start();
        client = Clients.http(db);
        createOrders();
    }

    @AfterEach
    void stop() {
        client.close();
        db.close();
    }

    @Test
    void aRestoredTableHoldsWhatTheBackupHeld() {
        for (int n = 0; n < 60; n++) {
            put("order-" + n, "1.50" + n);
        }
        Map<String, Map<String, AttributeValue>> before = items("orders");
        String arn = client.createBackup(b -> b.tableName("orders").backupName("nightly"))
                .backupDetails()
                .backupArn();
        put("order-3", "999");
        client.deleteItem(d -> d.tableName("orders").key(Map.of("id", AttributeValue.fromS("order-4"))));
        waitAvailable(arn);

        client.restoreTableFromBackup(r -> r.backupArn(arn).targetTableName("orders-restored"));
        TableDescription restored = waitActive("orders-restored");

        assertThat(items("orders-restored")).isEqualTo(before).hasSize(60);
        assertThat(items("orders")).hasSize(59);
        assertThat(restored.tableArn()).isEqualTo("arn:aws:dynamodb:eu-west-1:111122223333:table/orders-restored");
        assertThat(restored.tableId()).isNotEqualTo(describe("orders").tableId());
        assertThat(restored.globalSecondaryIndexes())
                .extracting(index -> index.indexName())
                .containsExactly("by-customer");
        assertThat(restored.streamSpecification()).isNull();
        assertThat(restored.deletionProtectionEnabled()).isFalse();
        assertThat(restored.restoreSummary()).isNull();
    }

    @Test
    void aTableBeingRestoredCannotBeReadYet() {
        db.behaviour().restore(Duration.ofHours(1));
        String arn = client.createBackup(b -> b.tableName("orders").backupName("nightly"))
                .backupDetails()
                .backupArn();
        waitAvailable(arn);
        client.restoreTableFromBackup(r -> r.backupArn(arn).targetTableName("copy"));

        assertThat(describe("copy").tableStatusAsString()).isEqualTo("CREATING");
        assertThat(describe("copy").restoreSummary().sourceBackupArn()).isEqualTo(arn);
        assertThatThrownBy(() -> client.scan(s -> s.tableName("copy"))).isInstanceOf(ResourceNotFoundException.class);
        assertThat(client.listTables().tableNames()).containsExactly("copy", "orders");
    }

    @Test
    void streamsHaveArnsOfTheRegionAndAccount() {
        assertThat(describe("orders").latestStreamArn())
                .startsWith("arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/");
    }

    @Test
    void regionsAndAccountsAreApart() {
        try (DynamoDbClient elsewhere = Clients.inProcess(db, "local", "us-east-1")) {
            assertThat(elsewhere.listTables().tableNames()).isEmpty();
            assertThatThrownBy(() -> elsewhere.scan(s -> s.tableName("orders")))
                    .isInstanceOf(ResourceNotFoundException.class);
        }
    }

    @Test
    void overridesChangeTheRestoredTable() {
        String arn = client.createBackup(b -> b.tableName("orders").backupName("nightly"))
                .backupDetails()
                .backupArn();
        waitAvailable(arn);
        client.restoreTableFromBackup(r -> r.backupArn(arn)
                .targetTableName("plain")
                .globalSecondaryIndexOverride(List.of())
                .billingModeOverride(BillingMode.PROVISIONED)
                .provisionedThroughputOverride(p -> p.readCapacityUnits(3L).writeCapacityUnits(4L)));

        TableDescription restored = waitActive("plain");
        assertThat(restored.hasGlobalSecondaryIndexes()).isFalse();
        assertThat(restored.provisionedThroughput().writeCapacityUnits()).isEqualTo(4);
        assertThat(restored.attributeDefinitions()).hasSize(1);
    }

    private void createOrders() {
        client.createTable(Clients.table("orders")
                .attributeDefinitions(Clients.attribute("id"), Clients.attribute("customer"))
                .onDemandThroughput(o -> o.maxReadRequestUnits(100L))
                .streamSpecification(s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE))
                .deletionProtectionEnabled(true)
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("by-customer")
                        .keySchema(Clients.key("customer"))
                        .projection(p -> p.projectionType(ProjectionType.ALL))
                        .build())
                .build());
    }

    private void put(String id, String amount) {
        client.putItem(p -> p.tableName("orders")
                .item(Map.of(
                        "id", AttributeValue.fromS(id),
                        "customer", AttributeValue.fromS("customer-" + id.length()),
                        "amount", AttributeValue.fromN(amount),
                        "raw", AttributeValue.fromB(SdkBytes.fromUtf8String("äö\n" + id)),
                        "list",
                                AttributeValue.fromL(
                                        List.of(AttributeValue.fromBool(true), AttributeValue.fromNul(true))))));
    }

    private Map<String, Map<String, AttributeValue>> items(String table) {
        return client.scanPaginator(s -> s.tableName(table)).items().stream()
                .collect(Collectors.toMap(item -> item.get("id").s(), item -> item, (a, b) -> a, TreeMap::new));
    }

    private TableDescription describe(String table) {
        return client.describeTable(d -> d.tableName(table)).table();
    }

    private void waitAvailable(String arn) {
        while (!client.describeBackup(d -> d.backupArn(arn))
                .backupDescription()
                .backupDetails()
                .backupStatusAsString()
                .equals("AVAILABLE")) {
            Thread.onSpinWait();
        }
    }

    private TableDescription waitActive(String table) {
        while (!describe(table).tableStatusAsString().equals("ACTIVE")) {
            Thread.onSpinWait();
        }
        return describe(table);
    }
}
