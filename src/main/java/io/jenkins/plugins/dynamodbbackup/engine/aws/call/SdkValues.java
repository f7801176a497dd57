package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ForeignAnswerException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityUnits;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.DescribedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.Encryption;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyAttribute;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyElement;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyedTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.RestoreOrigin;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.SecondaryIndex;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
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

    /** Beyond it times neither print nor compute as others do. */
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private SdkValues() {}

    static ListedBackup backup(software.amazon.awssdk.services.dynamodb.model.BackupSummary it) {
        return new ListedBackup(
                AnswerField.TABLE_NAME.orEmpty(it.tableName()),
                AnswerField.TABLE_ID.optional(it.tableId()),
                AnswerField.ARN.optional(it.tableArn()),
                AnswerField.ARN.in(given(it.backupArn(), "BackupArn")),
                AnswerField.BACKUP_NAME.orEmpty(it.backupName()),
                time(given(it.backupCreationDateTime(), "BackupCreationDateTime")),
                AnswerField.WORD.orEmpty(it.backupStatusAsString()),
                AnswerField.WORD.orEmpty(it.backupTypeAsString()),
                orZero(it.backupSizeBytes()));
    }

    static ListedBackup backup(
            software.amazon.awssdk.services.dynamodb.model.BackupDetails it,
            String tableName,
            Optional<String> tableId,
            Optional<String> tableArn) {
        return new ListedBackup(
                tableName,
                tableId,
                tableArn,
                AnswerField.ARN.in(given(it.backupArn(), "BackupArn")),
                AnswerField.BACKUP_NAME.orEmpty(it.backupName()),
                time(given(it.backupCreationDateTime(), "BackupCreationDateTime")),
                AnswerField.WORD.orEmpty(it.backupStatusAsString()),
                AnswerField.WORD.orEmpty(it.backupTypeAsString()),
                orZero(it.backupSizeBytes()));
    }

    static DescribedBackup backup(BackupDescription it) {
        SourceTableDetails table = it.sourceTableDetails();
        SourceTableFeatureDetails features = it.sourceTableFeatureDetails();
        return new DescribedBackup(
                backup(
                        it.backupDetails(),
                        AnswerField.TABLE_NAME.in(table.tableName()),
                        AnswerField.TABLE_ID.optional(table.tableId()),
                        AnswerField.ARN.optional(table.tableArn())),
                time(Objects.requireNonNullElse(table.tableCreationDateTime(), Instant.EPOCH)),
                keys(table.keySchema()),
                features == null
                        ? List.of()
                        : indexes(
                                features.globalSecondaryIndexes().stream().map(SdkValues::index),
                                features.localSecondaryIndexes().stream().map(SdkValues::index)),
                billing(table.billingModeAsString(), capacity(table.provisionedThroughput())),
                capacity(table.provisionedThroughput()),
                features == null ? Optional.empty() : encryption(features.sseDescription()),
                orZero(table.itemCount()),
                Optional.ofNullable(features)
                        .map(SourceTableFeatureDetails::streamDescription)
                        .filter(stream -> Boolean.TRUE.equals(stream.streamEnabled()))
                        .flatMap(stream -> AnswerField.WORD.optional(stream.streamViewTypeAsString())),
                Optional.ofNullable(features)
                        .map(SourceTableFeatureDetails::timeToLiveDescription)
                        .filter(expiry -> "ENABLED".equals(expiry.timeToLiveStatusAsString()))
                        .flatMap(expiry -> AnswerField.ATTRIBUTE_NAME.optional(expiry.attributeName())));
    }

    static TableDetails table(TableDescription it) {
        String mode =
                it.billingModeSummary() == null ? null : it.billingModeSummary().billingModeAsString();
        CapacityUnits capacity = capacity(it.provisionedThroughput());
        return new TableDetails(
                AnswerField.TABLE_NAME.in(it.tableName()),
                AnswerField.ARN.orEmpty(it.tableArn()),
                AnswerField.TABLE_ID.optional(it.tableId()),
                AnswerField.WORD.orEmpty(it.tableStatusAsString()),
                Optional.ofNullable(it.creationDateTime()).map(SdkValues::time),
                keys(it.keySchema()),
                indexes(
                        it.globalSecondaryIndexes().stream().map(SdkValues::index),
                        it.localSecondaryIndexes().stream().map(SdkValues::index)),
                billing(mode, capacity),
                capacity,
                encryption(it.sseDescription()),
                Optional.ofNullable(it.restoreSummary()).map(SdkValues::origin),
                orZero(it.itemCount()),
                orZero(it.tableSizeBytes()));
    }

    static KeyedTable keyedTable(TableDescription it) {
        Map<String, String> types = it.attributeDefinitions().stream()
                .collect(Collectors.toMap(
                        AttributeDefinition::attributeName, AttributeDefinition::attributeTypeAsString));
        TableDetails details = table(it);
        return new KeyedTable(
                details,
                details.keys().stream()
                        .map(key -> new KeyAttribute(key.attribute(), AnswerField.WORD.in(types.get(key.attribute()))))
                        .toList());
    }

    private static RestoreOrigin origin(RestoreSummary it) {
        return new RestoreOrigin(
                AnswerField.ARN.optional(it.sourceBackupArn()),
                AnswerField.ARN.optional(it.sourceTableArn()),
                Optional.ofNullable(it.restoreDateTime()).map(SdkValues::time));
    }

    private static SecondaryIndex index(GlobalSecondaryIndexInfo it) {
        return index(it.indexName(), true, it.keySchema(), it.projection(), capacity(it.provisionedThroughput()));
    }

    private static SecondaryIndex index(LocalSecondaryIndexInfo it) {
        return index(it.indexName(), false, it.keySchema(), it.projection(), CapacityUnits.NONE);
    }

    private static SecondaryIndex index(GlobalSecondaryIndexDescription it) {
        return index(it.indexName(), true, it.keySchema(), it.projection(), capacity(it.provisionedThroughput()));
    }

    private static SecondaryIndex index(LocalSecondaryIndexDescription it) {
        return index(it.indexName(), false, it.keySchema(), it.projection(), CapacityUnits.NONE);
    }

    private static SecondaryIndex index(
            String name, boolean global, List<KeySchemaElement> keys, Projection projection, CapacityUnits capacity) {
        String type = projection == null ? null : projection.projectionTypeAsString();
        return new SecondaryIndex(
                AnswerField.INDEX_NAME.in(name),
                global,
                keys(keys),
                AnswerField.WORD.orEmpty(type),
                projection == null
                        ? List.of()
                        : projection.nonKeyAttributes().stream()
                                .map(AnswerField.ATTRIBUTE_NAME::in)
                                .toList(),
                capacity);
    }

    private static List<SecondaryIndex> indexes(Stream<SecondaryIndex> global, Stream<SecondaryIndex> local) {
        List<SecondaryIndex> all = new ArrayList<>(global.toList());
        local.forEach(all::add);
        return all;
    }

    private static List<KeyElement> keys(List<KeySchemaElement> keys) {
        return keys.stream()
                .map(key -> new KeyElement(
                        AnswerField.ATTRIBUTE_NAME.in(key.attributeName()), AnswerField.WORD.in(key.keyTypeAsString())))
                .toList();
    }

    /** Where a table carries no mode, as from before on-demand billing, or one that came later, its units tell. */
    private static CapacityMode billing(String mode, CapacityUnits capacity) {
        return Stream.of(CapacityMode.values())
                .filter(known -> known.name().equals(mode))
                .findFirst()
                .orElse(capacity.equals(CapacityUnits.NONE) ? CapacityMode.PAY_PER_REQUEST : CapacityMode.PROVISIONED);
    }

    private static CapacityUnits capacity(ProvisionedThroughput it) {
        return it == null
                ? CapacityUnits.NONE
                : new CapacityUnits(orZero(it.readCapacityUnits()), orZero(it.writeCapacityUnits()));
    }

    private static CapacityUnits capacity(ProvisionedThroughputDescription it) {
        return it == null
                ? CapacityUnits.NONE
                : new CapacityUnits(orZero(it.readCapacityUnits()), orZero(it.writeCapacityUnits()));
    }

    private static Optional<Encryption> encryption(SSEDescription it) {
        return it == null
                ? Optional.empty()
                : Optional.of(new Encryption(
                        AnswerField.WORD.orEmpty(it.statusAsString()),
                        AnswerField.KMS_KEY.optional(it.kmsMasterKeyArn())));
    }

    /** Without these a backup cannot be identified. */
    private static <T> T given(T value, String field) {
        ForeignAnswerException.refuseWithout(value != null, new Argument.Text(field));
        return value;
    }

    private static Instant time(Instant value) {
        if (value.isBefore(Instant.EPOCH) || value.isAfter(LAST_TIME)) {
            throw ForeignAnswerException.with(Argument.of("DynamoDB"), Message.of("aws.field.time"), value.toString());
        }
        return value;
    }

    private static long orZero(Long value) {
        if (value != null && value < 0) {
            throw ForeignAnswerException.with(
                    Argument.of("DynamoDB"), Message.of("aws.field.number"), value.toString());
        }
        return value == null ? 0 : value;
    }
}
