package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.List;
import java.util.Set;

/**
 * The plan for the backups of one incarnation of a table. A table that was deleted and created again has
 * another TableId: the rules hold for each alone, or the new one's backups would push out the old one's (spec 6.6).
 *
 * @param tableId empty text if AWS gave none
 * @param source what has become of the table with this TableId
 * @param decisions newest backup first
 */
public record GroupPlan(String table, String tableId, SourceState source, List<PruneDecision> decisions) {

    public GroupPlan {
        decisions = List.copyOf(decisions);
    }

    GroupPlan onlyDeleting(Set<String> arns, Message otherwise) {
        return new GroupPlan(
                table,
                tableId,
                source,
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
