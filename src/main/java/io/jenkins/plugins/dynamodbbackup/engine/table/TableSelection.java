package io.jenkins.plugins.dynamodbbackup.engine.table;

import java.util.List;

/**
 * What a query came to.
 *
 * @param tables the selected names, sorted, each once
 * @param unreadable tables that could not be looked at, sorted; they are not among the selected
 * @param problems what stands between this selection and the one the user meant, as sentences; with any of them the run
 *     is not a success, and an empty selection always has one, or an unreadable table
 * @param idleExclusions sentences about entries of {@code exclude} that match no table: more may be selected than the
 *     user meant
 */
public record TableSelection(
        List<String> tables, List<UnreadableTable> unreadable, List<String> problems, List<String> idleExclusions) {

    public TableSelection {
        tables = List.copyOf(tables);
        unreadable = List.copyOf(unreadable);
        problems = List.copyOf(problems);
        idleExclusions = List.copyOf(idleExclusions);
    }

    /** Nothing is selected, for one reason. */
    static TableSelection refused(String problem) {
        return new TableSelection(List.of(), List.of(), List.of(problem), List.of());
    }
}
