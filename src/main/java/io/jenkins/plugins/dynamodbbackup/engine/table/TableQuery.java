package io.jenkins.plugins.dynamodbbackup.engine.table;

import java.util.List;

/**
 * Which tables the user means, as written.
 *
 * @param tables names, globs such as {@code orders-*}, or {@code regex:...}; at least one
 * @param exclude the same forms; what they match is left out
 * @param tags {@code key=value} or {@code key}; a table must carry all of them
 * @param minTables fewer selected is a failure
 */
public record TableQuery(List<String> tables, List<String> exclude, List<String> tags, int minTables) {

    public TableQuery {
        tables = List.copyOf(tables);
        exclude = List.copyOf(exclude);
        tags = List.copyOf(tags);
    }

    public static TableQuery of(String... tables) {
        return new TableQuery(List.of(tables), List.of(), List.of(), 1);
    }
}
