package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneDecision;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The results and the verdict of a prune, from what became of single deletions. */
final class PruneResults {

    private static final Comparator<PruneResult> BY_TABLE_NEWEST_FIRST = Comparator.comparing(
                    (PruneResult result) -> result.backup().tableName())
            .thenComparing(PruneResult::backup, ListedBackup.NEWEST_FIRST);

    private PruneResults() {}

    /**
     * One result for every backup of the selected tables, and for those that were planned before an interruption.
     *
     * @param unanswered whether a request may have taken effect without an answer
     */
    static List<PruneResult> results(DeletionList list, Predicate<AwsCall<?>> unanswered) {
        Map<String, PruneResult> byArn = new HashMap<>();
        list.plan().decisions().stream().map(PruneResults::kept).forEach(result -> put(byArn, result));
        list.staying().forEach(result -> put(byArn, result));
        list.deletions().stream().map(deletion -> open(deletion, unanswered)).forEach(result -> put(byArn, result));
        return byArn.values().stream().sorted(BY_TABLE_NEWEST_FIRST).toList();
    }

    /** What is known when a resumed run ends before it could list and plan. */
    static List<PruneResult> results(List<PlannedDeletion> saved) {
        return saved.stream()
                .map(planned ->
                        new Deletion(planned).result(Outcome.UNCONFIRMED, PruneSentences.unknownSinceTheInterruption()))
                .sorted(BY_TABLE_NEWEST_FIRST)
                .toList();
    }

    private static void put(Map<String, PruneResult> byArn, PruneResult result) {
        byArn.put(result.backup().arn(), result);
    }

    private static PruneResult kept(PruneDecision decision) {
        return new PruneResult(
                decision.backup(), false, decision.reason(), Outcome.SKIPPED, PruneSentences.kept(decision.reason()));
    }

    private static PruneResult open(Deletion deletion, Predicate<AwsCall<?>> unanswered) {
        return deletion.mayBeDone(unanswered)
                ? deletion.result(Outcome.UNCONFIRMED, PruneSentences.stoppedUnderWay())
                : deletion.result(Outcome.SKIPPED, PruneSentences.stoppedBefore());
    }

    /** Green only if every planned deletion is done; in a dry run, if there is no problem. */
    static Verdict verdict(List<PruneResult> results, List<Message> problems, boolean dryRun) {
        if (!problems.isEmpty()) {
            return Verdict.FAILURE;
        }
        Set<Outcome> outcomes = results.stream()
                .filter(PruneResult::delete)
                .map(PruneResult::outcome)
                .collect(Collectors.toSet());
        if (dryRun || Set.of(Outcome.OK).containsAll(outcomes)) {
            return Verdict.SUCCESS;
        }
        return Set.of(Outcome.OK, Outcome.SKIPPED).containsAll(outcomes) ? Verdict.UNSTABLE : Verdict.FAILURE;
    }
}
