package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneDecision;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PrunePlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a run is to delete: what its plan deletes, and after an interruption only what both the saved and the new plan
 * delete.
 *
 * @param plan with the deletions of this run only
 * @param deletions including those that are done
 * @param staying planned for deletion before an interruption, still there, and kept now
 */
record DeletionList(PrunePlan plan, List<Deletion> deletions, List<PruneResult> staying) {

    private static final Message NOT_SELECTED = Message.of("prune.notSelected");

    /** @param saved what was planned before an interruption; absent: nothing was, and the whole plan counts */
    static DeletionList of(PrunePlan plan, Collection<ListedBackup> listed, Optional<List<PlannedDeletion>> saved) {
        if (saved.isEmpty()) {
            return new DeletionList(
                    plan,
                    plan.decisions().stream()
                            .filter(PruneDecision::delete)
                            .map(Deletion::new)
                            .toList(),
                    List.of());
        }
        Set<String> there = listed.stream().map(ListedBackup::arn).collect(Collectors.toSet());
        Map<String, PruneDecision> decisions = plan.decisions().stream()
                .collect(Collectors.toMap(decision -> decision.backup().arn(), Function.identity()));
        Map<String, Deletion> deletions = new LinkedHashMap<>();
        List<PruneResult> staying = new ArrayList<>();
        for (PlannedDeletion planned : saved.get()) {
            Deletion deletion = Deletion.again(planned);
            PruneDecision now = decisions.getOrDefault(
                    planned.backup().arn(), new PruneDecision(planned.backup(), false, NOT_SELECTED));
            if (deletion.open() && !there.contains(planned.backup().arn())) {
                deletion.settle(Outcome.OK, PruneSentences.goneSinceTheInterruption());
            }
            if (deletion.ok() || now.delete()) {
                deletions.put(planned.backup().arn(), deletion);
            } else {
                staying.add(new PruneResult(
                        planned.backup(), false, now.reason(), Outcome.SKIPPED, PruneSentences.staysNow(now.reason())));
            }
        }
        return new DeletionList(
                plan.onlyDeleting(deletions.keySet(), PruneSentences.notPlannedBefore()),
                List.copyOf(deletions.values()),
                staying);
    }

    /** How far the run was before an interruption. */
    Optional<Message> resumption(Optional<List<PlannedDeletion>> saved) {
        long deleted = deletions.stream().filter(Deletion::ok).count();
        long left = deletions.size() - deleted;
        return saved.map(planned -> staying.isEmpty()
                ? Message.of("prune.resumed", planned.size(), deleted, left)
                : Message.of("prune.resumed.kept", planned.size(), deleted, left, staying.size()));
    }

    boolean done() {
        return deletions.stream().noneMatch(Deletion::open);
    }
}
