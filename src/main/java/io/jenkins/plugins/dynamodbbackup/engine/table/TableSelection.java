package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.List;

/**
 * The tables that a query selects.
 *
 * @param tables the selected names, sorted, each once
 * @param unreadable tables that could not be read, sorted; they are not among the selected
 * @param problems phrases without a full stop about what the query names and does not select; with any of them the run is
 *     not a success, and an empty selection always has one, or an unreadable table
 * @param idleExclusions phrases about entries of {@code exclude} that match no table: more may be selected than intended
 */
public record TableSelection(
        List<String> tables, List<UnreadableTable> unreadable, List<Message> problems, List<Message> idleExclusions) {

    public TableSelection {
        tables = List.copyOf(tables);
        unreadable = List.copyOf(unreadable);
        problems = List.copyOf(problems);
        idleExclusions = List.copyOf(idleExclusions);
    }

    /** Nothing is selected, for one reason. */
    static TableSelection refused(Message problem) {
        return new TableSelection(List.of(), List.of(), List.of(problem), List.of());
    }
}
