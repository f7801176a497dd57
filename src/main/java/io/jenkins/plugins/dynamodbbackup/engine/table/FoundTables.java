package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.aws.TableDetails;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What AWS was asked to resolve a query.
 *
 * @param existing names of tables; every table that the query means is among them if it exists
 * @param tags of every candidate whose tags could be read; empty if no tags are asked for
 * @param described the tables that were looked up one by one
 */
public record FoundTables(
        List<String> existing, Map<String, Map<String, String>> tags, Map<String, TableDetails> described) {

    public FoundTables {
        existing = List.copyOf(existing);
        tags = Map.copyOf(tags);
        described = Map.copyOf(described);
    }

    /** Which of the existing tables the query means. */
    public TableSelection select(ParsedQuery query) {
        return query.select(existing, tags);
    }

    /**
     * Which tables the query means when tables that are gone count too. A table that is gone carries no tags any more,
     * so where tags decide none of them is selected.
     *
     * @param gone names that are known from what is left of the tables, such as their backups
     */
    public TableSelection select(ParsedQuery query, Collection<String> gone) {
        if (query.needsTags()) {
            return select(query);
        }
        TreeSet<String> all = new TreeSet<>(existing);
        all.addAll(gone);
        return query.select(all, tags);
    }
}
