package io.jenkins.plugins.dynamodbbackup.engine.retention;

import java.util.List;
import java.util.Set;

/**
 * The plan for the backups of one incarnation of a table. A table made anew under an old name is another table with
 * another TableId: the rules hold for each alone, or the new one's backups would push out the old one's (spec 6.6).
 *
 * @param tableId empty text if AWS gave none
 * @param decisions newest backup first
 */
public record GroupPlan(String table, String tableId, Standing standing, List<PruneDecision> decisions) {

    public GroupPlan {
        decisions = List.copyOf(decisions);
    }

    GroupPlan onlyDeleting(Set<String> arns, String otherwise) {
        return new GroupPlan(
                table,
                tableId,
                standing,
                decisions.stream()
                        .map(decision -> decision.delete()
                                        && !arns.contains(decision.backup().arn())
                                ? new PruneDecision(decision.backup(), false, otherwise)
                                : decision)
                        .toList());
    }

    public long deletes() {
        return decisions.stream().filter(PruneDecision::delete).count();
    }
}
