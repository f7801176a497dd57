package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityUnits;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.SecondaryIndex;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.SSEType;

/**
 * The overrides that both restores of AWS take (spec 3.1, 3.4). What is absent is not sent at all: an empty throughput
 * override makes AWS refuse a restore that it starts otherwise, and an empty list of indexes means none where an absent
 * one means all of them.
 *
 * @param billingMode absent: as the source has it
 * @param capacity of the table; needed when the mode is overridden to PROVISIONED, refused for on-demand tables
 * @param indexes exactly these, with the capacity they shall have; absent: all that the source has
 * @param encryption absent: left to AWS, which is refused from another region
 */
public record TableOverrides(
        Optional<CapacityMode> billingMode,
        Optional<CapacityUnits> capacity,
        Optional<List<SecondaryIndex>> indexes,
        Optional<KmsChoice> encryption) {

    /** As the source has it. */
    public static final TableOverrides NONE =
            new TableOverrides(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Which key encrypts the restored table. */
    public sealed interface KmsChoice {

        /** The key that DynamoDB owns: no KMS charges. */
        record AwsOwned() implements KmsChoice {}

        /** The account's key {@code alias/aws/dynamodb}. */
        record AwsManaged() implements KmsChoice {}

        /** A key of the customer's, by id, ARN or alias, in the table's region. */
        record CustomerKey(String key) implements KmsChoice {}
    }

    /** Sets them on the request of either restore. */
    void on(
            Consumer<String> billingModeOverride,
            Consumer<ProvisionedThroughput> throughputOverride,
            Consumer<Collection<GlobalSecondaryIndex>> globalIndexOverride,
            Consumer<Collection<LocalSecondaryIndex>> localIndexOverride,
            Consumer<SSESpecification> encryptionOverride) {
        billingMode.map(CapacityMode::name).ifPresent(billingModeOverride);
        capacity.map(TableOverrides::throughput).ifPresent(throughputOverride);
        indexes.ifPresent(chosen -> {
            globalIndexOverride.accept(chosen.stream()
                    .filter(SecondaryIndex::global)
                    .map(TableOverrides::global)
                    .toList());
            localIndexOverride.accept(chosen.stream()
                    .filter(index -> !index.global())
                    .map(TableOverrides::local)
                    .toList());
        });
        encryption.map(TableOverrides::encryption).ifPresent(encryptionOverride);
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
