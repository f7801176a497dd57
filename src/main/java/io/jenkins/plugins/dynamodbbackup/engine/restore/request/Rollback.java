package io.jenkins.plugins.dynamodbbackup.engine.restore.request;

import java.util.List;
import java.util.Optional;

/**
 * What a restore of a live table needs besides.
 *
 * @param confirm the name of the table whose data is to be changed
 * @param keys partition key values, or beginnings of them that end in {@code *}, of the items to roll back; empty for all
 */
public record Rollback(Optional<String> confirm, List<String> keys) {

    public static final Rollback NONE = new Rollback(Optional.empty(), List.of());

    public Rollback {
        keys = List.copyOf(keys);
    }
}
