package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

import java.util.List;

/**
 * A table with the types of its key, as work on its items needs it.
 *
 * @param key the partition key first
 */
public record KeyedTable(TableDetails details, List<KeyAttribute> key) {

    public KeyedTable {
        key = List.copyOf(key);
    }

    public List<String> keyNames() {
        return key.stream().map(KeyAttribute::name).toList();
    }
}
