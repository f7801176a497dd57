package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.util.List;
import java.util.Optional;

/**
 * The request: delete the backups of the selected tables that no rule keeps.
 *
 * @param keep the rules by which backups stay; at least one is needed
 * @param namePattern only backups whose name matches are touched; absent: names made by the default template
 * @param allNames allows a namePattern that matches every name
 * @param protect names or patterns of backups that always stay
 * @param maxDeletes a plan with more is refused whole
 * @param deletedTables also the backups of tables that are gone
 * @param dryRun plan and print, delete nothing
 */
public record PruneRequest(
        TableQuery tables,
        KeepCounts keep,
        Optional<String> namePattern,
        boolean allNames,
        List<String> protect,
        int maxDeletes,
        boolean deletedTables,
        boolean dryRun) {

    public static final int DEFAULT_MAX_DELETES = 100;

    public PruneRequest {
        protect = List.copyOf(protect);
    }
}
