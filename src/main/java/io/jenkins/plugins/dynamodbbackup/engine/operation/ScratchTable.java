package io.jenkins.plugins.dynamodbbackup.engine.operation;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyElement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A table that an operation makes for a while, with what proves that a table of this name is that one.
 *
 * @param id AWS's identifier of the table, as soon as it was seen: then a table with another one is never deleted
 * @param requestedAt by AWS's clock: an older table is never deleted
 * @param keys of the table: one with others is never deleted
 */
public record ScratchTable(
        String name, String region, Optional<String> id, Instant requestedAt, List<KeyElement> keys) {

    public ScratchTable {
        keys = List.copyOf(keys);
    }

    /** Whether both mean the same table. */
    public boolean same(ScratchTable other) {
        return name.equals(other.name) && region.equals(other.region) && requestedAt.equals(other.requestedAt);
    }
}
