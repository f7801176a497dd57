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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BackupInUseException;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.RestoreTableFromBackupRequest;
import software.amazon.awssdk.services.dynamodb.model.TableAlreadyExistsException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableInUseException;

/** Overrides, conflicts and lost settings of restores. */
class RestoreOperationsTest {
    private static final String PROVISIONED = """
            {"BillingMode": "PROVISIONED", "ProvisionedThroughput": {"ReadCapacityUnits": 5, "WriteCapacityUnits": 6},
             "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"},
                                      {"AttributeName": "customer", "AttributeType": "S"}],
             "GlobalSecondaryIndexes": [{"IndexName": "by-customer",
                "KeySchema": [{"AttributeName": "customer", "KeyType": "HASH"}],
                "Projection": {"ProjectionType": "ALL"},
                "ProvisionedThroughput": {"ReadCapacityUnits": 7, "WriteCapacityUnits": 8}}],
             "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_IMAGE"},
             "DeletionProtectionEnabled": true, "TableClass": "STANDARD_INFREQUENT_ACCESS",
             "SSESpecification": {"Enabled": true},
             "Tags": [{"Key": "team", "Value": "shop"}]}
            """;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final LocalDynamoDb db =
            LocalDynamoDb.builder().inMemory().clock(clock).build();
    private final DynamoDbClient client = Clients.inProcess(db);
    private String provisioned;
    private String onDemand;

    @BeforeEach
    void backUp() {
        db.behaviour().restore(Duration.ofSeconds(90));
        db.seed().table("orders", PROVISIONED, List.of()).table("people", 3);
        provisioned = backup("orders");
        onDemand = backup("people");
        clock.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        client.close();
        db.close();
    }

    @Test
    void keepsCapacityIndexesAndEncryptionAndLosesTheRest() {
        restore(provisioned, "copy", r -> {});
        TableDescription creating = describe("copy");
        assertThat(creating.tableStatusAsString()).isEqualTo("CREATING");
        assertThat(creating.restoreSummary().restoreInProgress()).isTrue();
        assertThat(creating.globalSecondaryIndexes().get(0).indexStatus()).isNull();
        clock.advance(Duration.ofSeconds(90));

        TableDescription copy = describe("copy");
        assertThat(copy.tableStatusAsString()).isEqualTo("ACTIVE");
        assertThat(copy.restoreSummary()).isNull();
        assertThat(copy.provisionedThroughput().readCapacityUnits()).isEqualTo(5);
        assertThat(copy.globalSecondaryIndexes().get(0).provisionedThroughput().writeCapacityUnits())
                .isEqualTo(8);
        assertThat(copy.sseDescription().sseTypeAsString()).isEqualTo("KMS");
        assertThat(copy.streamSpecification()).isNull();
        assertThat(copy.deletionProtectionEnabled()).isFalse();
        assertThat(copy.tableClassSummary()).isNull();
        assertThat(client.listTagsOfResource(l -> l.resourceArn(copy.tableArn()))
                        .tags())
                .isEmpty();
    }

    @Test
    void billingOverridesFollowTheRules() {
        assertThatThrownBy(() -> restore(onDemand, "copy", r -> r.billingModeOverride(BillingMode.PROVISIONED)))
                .hasMessageContaining("Must override ProvisionedThroughput if BillingMode is overridden");
        assertThatThrownBy(() -> restore(
                        onDemand,
                        "copy",
                        r -> r.provisionedThroughputOverride(
                                p -> p.readCapacityUnits(1L).writeCapacityUnits(1L))))
                .hasMessageContaining("Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED");
        assertThatThrownBy(() ->
                        restore(onDemand, "copy", r -> r.onDemandThroughputOverride(o -> o.maxReadRequestUnits(0L))))
                .hasMessageContaining("out of range");
        restore(provisioned, "copy", r -> r.billingModeOverride(BillingMode.PAY_PER_REQUEST));
        assertThat(describe("copy").billingModeSummary().billingModeAsString()).isEqualTo("PAY_PER_REQUEST");
        assertThat(describe("copy").provisionedThroughput().readCapacityUnits()).isZero();
    }

    @Test
    void anIndexListSaysExactlyWhichIndexes() {
        restore(provisioned, "none", r -> r.globalSecondaryIndexOverride(List.of()));
        assertThat(describe("none").hasGlobalSecondaryIndexes()).isFalse();
        clock.advance(Duration.ofSeconds(90));
        restore(provisioned, "renamed", r -> r.globalSecondaryIndexOverride(index("other-name", ProjectionType.ALL)));
        assertThat(describe("renamed").globalSecondaryIndexes().get(0).indexName())
                .isEqualTo("other-name");
        assertThatThrownBy(() -> restore(
                        provisioned,
                        "changed",
                        r -> r.globalSecondaryIndexOverride(index("by-customer", ProjectionType.KEYS_ONLY))))
                .hasMessageContaining("cannot be created during the restore operation");
    }

    @Test
    void anEmptyOnDemandOverrideFailsAndStartsTheRestoreAllTheSame() {
        assertThatThrownBy(() -> restore(
                        onDemand,
                        "copy",
                        r -> r.onDemandThroughputOverride(
                                OnDemandThroughput.builder().build())))
                .isInstanceOf(TableInUseException.class)
                .hasMessageContaining("already being restored");
        assertThat(describe("copy").restoreSummary().sourceBackupArn()).isEqualTo(onDemand);
    }

    @Test
    void aBackupIsRestoredOnceAtATime() {
        restore(onDemand, "one", r -> {});
        assertThatThrownBy(() -> restore(onDemand, "two", r -> {})).isInstanceOf(BackupInUseException.class);
        assertThatThrownBy(() -> restore(provisioned, "one", r -> {}))
                .isInstanceOf(TableInUseException.class)
                .hasMessageContaining("Table: one is already being restored from backup: " + onDemand);
        assertThatThrownBy(() -> restore(provisioned, "people", r -> {}))
                .isInstanceOf(TableAlreadyExistsException.class)
                .hasMessageContaining("Table already exists: people");
        db.behaviour().deleteTable(Duration.ofSeconds(5));
        client.deleteTable(d -> d.tableName("people"));
        assertThatThrownBy(() -> restore(provisioned, "people", r -> {}))
                .isInstanceOf(TableAlreadyExistsException.class);
        clock.advance(Duration.ofSeconds(90));
        restore(onDemand, "two", r -> {});
    }

    @Test
    void onlySoManyRestoresRunAtATime() {
        db.behaviour().concurrentRestores(1);
        restore(onDemand, "one", r -> {});
        assertThatThrownBy(() -> restore(provisioned, "two", r -> {}))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("Only 1 restore operations can be done simultaneously");
    }

    @Test
    void anotherRegionNeedsToSayHowToEncrypt() {
        try (DynamoDbClient elsewhere = Clients.inProcess(db, "local", "us-east-1")) {
            assertThatThrownBy(() -> elsewhere.restoreTableFromBackup(
                            r -> r.backupArn(onDemand).targetTableName("copy")))
                    .hasMessageContaining("sseSpecificationOverride must be provided for cross-region restores");
            elsewhere.restoreTableFromBackup(
                    r -> r.backupArn(onDemand).targetTableName("copy").sseSpecificationOverride(s -> s.enabled(false)));
            assertThat(elsewhere.listTables().tableNames()).containsExactly("copy");
            assertThatThrownBy(() -> client.deleteBackup(d -> d.backupArn(onDemand)))
                    .isInstanceOf(BackupInUseException.class);
        }
    }

    @Test
    void aRestoreThatFailsLeavesNothing() {
        db.rules().on("RestoreTableFromBackup").table("copy").then(Effect.restoreVanishes(Duration.ofSeconds(30)));
        restore(onDemand, "copy", r -> {});
        assertThat(describe("copy").tableStatusAsString()).isEqualTo("CREATING");
        clock.advance(Duration.ofSeconds(30));
        assertThatThrownBy(() -> describe("copy")).isInstanceOf(ResourceNotFoundException.class);
    }

    private static GlobalSecondaryIndex index(String name, ProjectionType projection) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(Clients.key("customer"))
                .projection(p -> p.projectionType(projection))
                .provisionedThroughput(p -> p.readCapacityUnits(1L).writeCapacityUnits(1L))
                .build();
    }

    private String backup(String table) {
        return client.createBackup(b -> b.tableName(table).backupName("nightly"))
                .backupDetails()
                .backupArn();
    }

    private void restore(String arn, String target, Consumer<RestoreTableFromBackupRequest.Builder> overrides) {
        client.restoreTableFromBackup(RestoreTableFromBackupRequest.builder()
                .backupArn(arn)
                .targetTableName(target)
                .applyMutation(overrides)
                .build());
    }

    private TableDescription describe(String table) {
        return client.describeTable(d -> d.tableName(table)).table();
    }
}
