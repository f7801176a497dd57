package io.jenkins.plugins.dynamodbbackup.engine.restore.source;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityUnits;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.Encryption;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyElement;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.SecondaryIndex;
import java.util.List;
import java.util.Optional;

/**
 * The table behind a source, and what a restored table gets of it where nothing is overridden: as a backup records it, or
 * as the table is now, for a point in time (spec 3.1, 3.4).
 *
 * @param id AWS's identifier of the table: a new table of the same name has another one
 * @param complete false where indexes and encryption are not recorded, as in AWS's own backups of deleted tables (spec 3.5)
 * @param itemCount statistics that lag about six hours
 */
public record SourceTable(
        String name,
        Optional<String> id,
        List<KeyElement> keys,
        List<SecondaryIndex> indexes,
        boolean complete,
        CapacityMode billingMode,
        CapacityUnits capacity,
        Optional<Encryption> encryption,
        long itemCount) {

    public SourceTable {
        keys = List.copyOf(keys);
        indexes = List.copyOf(indexes);
    }
}
