package io.jenkins.plugins.dynamodbbackup.engine.table;

import java.util.List;

/**
 * What a query came to.
 *
 * @param tables the selected names, sorted, each once
 * @param problems what stands between this selection and the one the user meant, as sentences; with any of them the run
 *     is not a success, and an empty selection always has one
 */
public record TableSelection(List<String> tables, List<String> problems) {

    public TableSelection {
        tables = List.copyOf(tables);
        problems = List.copyOf(problems);
    }
}
