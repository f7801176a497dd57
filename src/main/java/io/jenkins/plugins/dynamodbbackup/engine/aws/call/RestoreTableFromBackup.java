package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityUnits;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.SecondaryIndex;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.RestoreTableFromBackupRequest;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.SSEType;

/**
 * RestoreTableFromBackup with overrides (spec 3.1). What is absent is not sent at all: an empty throughput override makes
 * AWS refuse a restore that it starts otherwise, and an empty list of indexes means none where an absent one means
 * all of them.
 *
 * @param billingMode absent: as recorded
 * @param capacity of the table; needed when the mode is overridden to PROVISIONED, refused for on-demand tables
 * @param indexes exactly these, with the capacity they shall have; absent: all that are recorded
 * @param encryption absent: left to AWS
 */
public record RestoreTableFromBackup(
        String backupArn,
        String targetTable,
        Optional<CapacityMode> billingMode,
        Optional<CapacityUnits> capacity,
        Optional<List<SecondaryIndex>> indexes,
        Optional<KmsChoice> encryption) {

    /** Which key encrypts the restored table. */
    public sealed interface KmsChoice {

        /** The key that DynamoDB owns: no KMS charges. */
        record AwsOwned() implements KmsChoice {}

        /** The account's key {@code alias/aws/dynamodb}. */
        record AwsManaged() implements KmsChoice {}

        /** A key of the customer's, by id, ARN or alias, in the table's region. */
        record CustomerKey(String key) implements KmsChoice {}
    }

    /** Answers with the new table, CREATING. */
    public AwsCall<TableDetails> call() {
        RestoreTableFromBackupRequest request = request();
        return new AwsCall<>(
                ApiOperation.RESTORE_TABLE_FROM_BACKUP,
                targetTable,
                clients -> SdkValues.table(
                        clients.dynamoDb().restoreTableFromBackup(request).tableDescription()));
    }

    private RestoreTableFromBackupRequest request() {
        RestoreTableFromBackupRequest.Builder request =
                RestoreTableFromBackupRequest.builder().backupArn(backupArn).targetTableName(targetTable);
        billingMode.ifPresent(mode -> request.billingModeOverride(mode.name()));
        capacity.ifPresent(units -> request.provisionedThroughputOverride(throughput(units)));
        indexes.ifPresent(chosen -> {
            request.globalSecondaryIndexOverride(chosen.stream()
                    .filter(SecondaryIndex::global)
                    .map(RestoreTableFromBackup::global)
                    .toList());
            request.localSecondaryIndexOverride(chosen.stream()
                    .filter(index -> !index.global())
                    .map(RestoreTableFromBackup::local)
                    .toList());
        });
        encryption.ifPresent(choice -> request.sseSpecificationOverride(encryption(choice)));
        return request.build();
    }

    private static GlobalSecondaryIndex global(SecondaryIndex index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys(index))
                .projection(projection(index))
                .provisionedThroughput(
                        index.capacity().equals(CapacityUnits.NONE) ? null : throughput(index.capacity()))
                .build();
    }

    private static LocalSecondaryIndex local(SecondaryIndex index) {
        return LocalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys(index))
                .projection(projection(index))
                .build();
    }

    private static List<KeySchemaElement> keys(SecondaryIndex index) {
        return index.keys().stream()
                .map(key -> KeySchemaElement.builder()
                        .attributeName(key.attribute())
                        .keyType(key.keyType())
                        .build())
                .toList();
    }

    private static Projection projection(SecondaryIndex index) {
        Projection.Builder projection = Projection.builder().projectionType(index.projection());
        if (!index.nonKeyAttributes().isEmpty()) {
            projection.nonKeyAttributes(index.nonKeyAttributes());
        }
        return projection.build();
    }

    private static ProvisionedThroughput throughput(CapacityUnits capacity) {
        return ProvisionedThroughput.builder()
                .readCapacityUnits(capacity.read())
                .writeCapacityUnits(capacity.write())
                .build();
    }

    private static SSESpecification encryption(KmsChoice choice) {
        SSESpecification.Builder encryption = SSESpecification.builder();
        if (choice instanceof KmsChoice.AwsOwned) {
            return encryption.enabled(false).build();
        }
        encryption.enabled(true).sseType(SSEType.KMS);
        if (choice instanceof KmsChoice.CustomerKey customer) {
            encryption.kmsMasterKeyId(customer.key());
        }
        return encryption.build();
    }
}
