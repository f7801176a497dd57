package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.util.List;
import java.util.Optional;

/**
 * The request: delete the backups of the selected tables that no rule keeps.
 *
 * @param keepLast this many newest AVAILABLE backups of a table stay
 * @param keepDays backups made in this many days (of 24 hours) stay
 * @param minKeep newest AVAILABLE backups of a table that stay whatever the rules say; at least 1
 * @param namePattern only backups whose name matches are touched; absent: names made by the default template
 * @param allNames allows a namePattern that matches every name
 * @param protect names or patterns of backups that always stay
 * @param maxDeletes a plan with more is refused whole
 * @param deletedTables also the backups of tables that are gone
 * @param dryRun plan and print, delete nothing
 */
public record PruneRequest(
        TableQuery tables,
        Optional<Integer> keepLast,
        Optional<Integer> keepDays,
        int minKeep,
        Optional<String> namePattern,
        boolean allNames,
        List<String> protect,
        int maxDeletes,
        boolean deletedTables,
        boolean dryRun) {

    public static final int DEFAULT_MIN_KEEP = 1;
    public static final int DEFAULT_MAX_DELETES = 100;

    public PruneRequest {
        protect = List.copyOf(protect);
    }
}
