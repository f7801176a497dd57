package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A backup with what it recorded of its table, as DescribeBackup shows it (spec 1.1).
 *
 * @param tableCreatedAt when the table itself was made
 * @param itemCount statistics at the time of the backup, which lag about six hours: never proof of anything
 * @param indexes empty for SYSTEM backups, whose record holds none although the table may have had some (spec 3.5)
 * @param streamViewType of the stream, where the table had one
 * @param timeToLiveAttribute with the time of expiry, where time to live was on
 */
public record DescribedBackup(
        ListedBackup summary,
        Instant tableCreatedAt,
        List<KeyElement> keys,
        List<SecondaryIndex> indexes,
        CapacityMode billingMode,
        CapacityUnits capacity,
        Optional<Encryption> encryption,
        long itemCount,
        Optional<String> streamViewType,
        Optional<String> timeToLiveAttribute) {

    public DescribedBackup {
        keys = List.copyOf(keys);
        indexes = List.copyOf(indexes);
    }
}
