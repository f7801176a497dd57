package io.jenkins.plugins.dynamodbbackup.engine.restore.request;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import java.util.Optional;

/**
 * Settings that differ from those that the backup records; what is absent stays as recorded.
 *
 * @param readCapacity capacity units per second, for a table that ends up PROVISIONED; goes with writeCapacity
 * @param kmsKey id, ARN or alias of a key in the table's region; {@code aws-owned} or {@code aws-managed} for AWS's own keys
 */
public record RestoreOverrides(
        Optional<CapacityMode> billingMode,
        Optional<Long> readCapacity,
        Optional<Long> writeCapacity,
        IndexChoice indexes,
        Optional<String> kmsKey) {

    public static final RestoreOverrides NONE = new RestoreOverrides(
            Optional.empty(), Optional.empty(), Optional.empty(), new IndexChoice.All(), Optional.empty());
}
