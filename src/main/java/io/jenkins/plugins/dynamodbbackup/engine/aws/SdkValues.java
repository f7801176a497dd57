package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.BackupDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexInfo;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexInfo;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.RestoreSummary;
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.SourceTableDetails;
import software.amazon.awssdk.services.dynamodb.model.SourceTableFeatureDetails;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** From the SDK's objects, where anything can be null, to our values, where nothing is. */
final class SdkValues {

    private SdkValues() {}

    static BackupSummary backup(software.amazon.awssdk.services.dynamodb.model.BackupSummary it) {
        return new BackupSummary(
                Objects.requireNonNullElse(it.tableName(), ""),
                Optional.ofNullable(it.tableId()),
                Optional.ofNullable(it.tableArn()),
                given(it.backupArn(), "BackupArn"),
                Objects.requireNonNullElse(it.backupName(), ""),
                given(it.backupCreationDateTime(), "BackupCreationDateTime"),
                Objects.requireNonNullElse(it.backupStatusAsString(), ""),
                Objects.requireNonNullElse(it.backupTypeAsString(), ""),
                orZero(it.backupSizeBytes()));
    }

    static BackupSummary backup(
            software.amazon.awssdk.services.dynamodb.model.BackupDetails it,
            String tableName,
            Optional<String> tableId,
            Optional<String> tableArn) {
        return new BackupSummary(
                tableName,
                tableId,
                tableArn,
                given(it.backupArn(), "BackupArn"),
                Objects.requireNonNullElse(it.backupName(), ""),
                given(it.backupCreationDateTime(), "BackupCreationDateTime"),
                Objects.requireNonNullElse(it.backupStatusAsString(), ""),
                Objects.requireNonNullElse(it.backupTypeAsString(), ""),
                orZero(it.backupSizeBytes()));
    }

    static BackupDetails backup(BackupDescription it) {
        SourceTableDetails table = it.sourceTableDetails();
        SourceTableFeatureDetails features = it.sourceTableFeatureDetails();
        return new BackupDetails(
                backup(
                        it.backupDetails(),
                        table.tableName(),
                        Optional.ofNullable(table.tableId()),
                        Optional.ofNullable(table.tableArn())),
                Objects.requireNonNullElse(table.tableCreationDateTime(), Instant.EPOCH),
                keys(table.keySchema()),
                features == null
                        ? List.of()
                        : indexes(
                                features.globalSecondaryIndexes().stream().map(SdkValues::index),
                                features.localSecondaryIndexes().stream().map(SdkValues::index)),
                billing(table.billingModeAsString(), capacity(table.provisionedThroughput())),
                capacity(table.provisionedThroughput()),
                features == null ? Optional.empty() : encryption(features.sseDescription()),
                orZero(table.itemCount()));
    }

    static TableDetails table(TableDescription it) {
        String mode =
                it.billingModeSummary() == null ? null : it.billingModeSummary().billingModeAsString();
        Capacity capacity = capacity(it.provisionedThroughput());
        return new TableDetails(
                it.tableName(),
                Objects.requireNonNullElse(it.tableArn(), ""),
                Optional.ofNullable(it.tableId()),
                Objects.requireNonNullElse(it.tableStatusAsString(), ""),
                Optional.ofNullable(it.creationDateTime()),
                keys(it.keySchema()),
                indexes(
                        it.globalSecondaryIndexes().stream().map(SdkValues::index),
                        it.localSecondaryIndexes().stream().map(SdkValues::index)),
                billing(mode, capacity),
                capacity,
                encryption(it.sseDescription()),
                Optional.ofNullable(it.restoreSummary()).map(RestoreSummary::sourceBackupArn),
                orZero(it.itemCount()));
    }

    private static SecondaryIndex index(GlobalSecondaryIndexInfo it) {
        return index(it.indexName(), true, it.keySchema(), it.projection(), capacity(it.provisionedThroughput()));
    }

    private static SecondaryIndex index(LocalSecondaryIndexInfo it) {
        return index(it.indexName(), false, it.keySchema(), it.projection(), Capacity.NONE);
    }

    private static SecondaryIndex index(GlobalSecondaryIndexDescription it) {
        return index(it.indexName(), true, it.keySchema(), it.projection(), capacity(it.provisionedThroughput()));
    }

    private static SecondaryIndex index(LocalSecondaryIndexDescription it) {
        return index(it.indexName(), false, it.keySchema(), it.projection(), Capacity.NONE);
    }

    private static SecondaryIndex index(
            String name, boolean global, List<KeySchemaElement> keys, Projection projection, Capacity capacity) {
        String type = projection == null ? null : projection.projectionTypeAsString();
        return new SecondaryIndex(
                name,
                global,
                keys(keys),
                Objects.requireNonNullElse(type, ""),
                projection == null ? List.of() : projection.nonKeyAttributes(),
                capacity);
    }

    private static List<SecondaryIndex> indexes(Stream<SecondaryIndex> global, Stream<SecondaryIndex> local) {
        List<SecondaryIndex> all = new ArrayList<>(global.toList());
        local.forEach(all::add);
        return all;
    }

    private static List<KeyElement> keys(List<KeySchemaElement> keys) {
        return keys.stream()
                .map(key -> new KeyElement(key.attributeName(), key.keyTypeAsString()))
                .toList();
    }

    /** Where a table carries no mode, as from before on-demand billing, or one that came later, its units tell. */
    private static BillingMode billing(String mode, Capacity capacity) {
        return Stream.of(BillingMode.values())
                .filter(known -> known.name().equals(mode))
                .findFirst()
                .orElse(capacity.equals(Capacity.NONE) ? BillingMode.PAY_PER_REQUEST : BillingMode.PROVISIONED);
    }

    private static Capacity capacity(ProvisionedThroughput it) {
        return it == null
                ? Capacity.NONE
                : new Capacity(orZero(it.readCapacityUnits()), orZero(it.writeCapacityUnits()));
    }

    private static Capacity capacity(ProvisionedThroughputDescription it) {
        return it == null
                ? Capacity.NONE
                : new Capacity(orZero(it.readCapacityUnits()), orZero(it.writeCapacityUnits()));
    }

    private static Optional<Encryption> encryption(SSEDescription it) {
        return it == null
                ? Optional.empty()
                : Optional.of(new Encryption(
                        Objects.requireNonNullElse(it.statusAsString(), ""),
                        Optional.ofNullable(it.kmsMasterKeyArn())));
    }

    /** Without these a backup can neither be found again nor be told apart. */
    private static <T> T given(T value, String field) {
        return Objects.requireNonNull(value, field + " is missing");
    }

    private static long orZero(Long value) {
        return value == null ? 0 : value;
    }
}
