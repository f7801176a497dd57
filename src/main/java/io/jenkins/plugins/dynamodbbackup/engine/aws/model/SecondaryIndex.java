package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

import java.util.List;

/**
 * A secondary index as a table or a backup records it.
 *
 * @param global a global secondary index, else a local one
 * @param projection ALL, KEYS_ONLY or INCLUDE
 * @param nonKeyAttributes what INCLUDE projects, sorted
 * @param capacity of a global index of a provisioned table, else {@link CapacityUnits#NONE}
 */
public record SecondaryIndex(
        String name,
        boolean global,
        List<KeyElement> keys,
        String projection,
        List<String> nonKeyAttributes,
        CapacityUnits capacity) {

    public SecondaryIndex {
        keys = List.copyOf(keys);
        nonKeyAttributes = nonKeyAttributes.stream().sorted().toList();
    }
}
