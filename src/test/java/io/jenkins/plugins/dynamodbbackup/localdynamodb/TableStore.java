package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Where tables and their items really are. Knows nothing of states, backups or accounts' limits. */
interface TableStore extends AutoCloseable {
    /** What a table holds. */
    record Size(long items, long bytes) {}

    /** The items of a table at one moment, as DynamoDB JSON, letter for letter. */
    record Snapshot(Size size, List<String> items) {
        static final Snapshot EMPTY = new Snapshot(new Size(0, 0), List.of());
    }

    /** Takes the fields of CreateTable, gives the TableDescription. */
    ObjectNode create(Site site, ObjectNode request);

    ObjectNode describe(Site site, String table);

    /** Takes the fields of UpdateTable, gives the TableDescription. */
    ObjectNode update(Site site, ObjectNode request);

    void delete(Site site, String table);

    Size size(Site site, String table);

    Snapshot snapshot(Site site, String table);

    void fill(Site site, String table, Snapshot snapshot);

    /** Any other call: reads and writes of items, streams, limits. */
    Answer pass(Call call);

    @Override
    void close();
}
