package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A table as DescribeTable shows it. While a table is CREATING most of it can be missing (spec 3.2).
 *
 * @param status text, so that unknown values survive: CREATING, UPDATING, DELETING, ACTIVE,
 *     INACCESSIBLE_ENCRYPTION_CREDENTIALS, ARCHIVING, ARCHIVED, REPLICATION_NOT_AUTHORIZED
 * @param origin what it is being restored from; gone as soon as the table is ACTIVE
 * @param replicas regions of other replicas, of a global table
 * @param itemCount statistics that lag about six hours, as sizeBytes does
 */
public record TableDetails(
        String name,
        String arn,
        Optional<String> id,
        String status,
        Optional<Instant> createdAt,
        List<KeyElement> keys,
        List<SecondaryIndex> indexes,
        CapacityMode billingMode,
        CapacityUnits capacity,
        Optional<Encryption> encryption,
        Optional<RestoreOrigin> origin,
        long itemCount,
        long sizeBytes,
        boolean deletionProtected,
        List<String> replicas) {

    public static final String ACTIVE = "ACTIVE";
    public static final String CREATING = "CREATING";
    public static final String UPDATING = "UPDATING";
    public static final String DELETING = "DELETING";

    public TableDetails {
        keys = List.copyOf(keys);
        indexes = List.copyOf(indexes);
        replicas = List.copyOf(replicas);
    }

    public boolean active() {
        return ACTIVE.equals(status);
    }

    public boolean creating() {
        return CREATING.equals(status);
    }

    public boolean deleting() {
        return DELETING.equals(status);
    }
}
