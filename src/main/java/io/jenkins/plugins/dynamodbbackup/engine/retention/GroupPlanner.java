package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides about the backups of one table incarnation at a time. */
final class GroupPlanner {

    private final RetentionPolicy policy;
    private final PruneContext context;
    private final Instant runStart;
    private final String deleteReason;
    /** Thousands of backups share few reasons; one copy of each keeps a big plan small. */
    private final Map<String, String> reasons = new HashMap<>();

    GroupPlanner(RetentionPolicy policy, PruneContext context) {
        this.policy = policy;
        this.context = context;
        this.runStart = context.runStartByService();
        this.deleteReason = policy.rules().stream().map(KeepRule::becauseNot).collect(Collectors.joining(" and "));
    }

    GroupPlan plan(String table, String tableId, TableFact fact, List<BackupSummary> newestFirst) {
        Standing standing = Standing.of(tableId, fact);
        Optional<String> outOfReach = outOfReach(standing, fact);
        List<Optional<String>> notCounted =
                newestFirst.stream().map(this::notCounted).toList();
        List<BackupSummary> counted = new ArrayList<>();
        for (int i = 0; i < newestFirst.size(); i++) {
            if (notCounted.get(i).isEmpty()) {
                counted.add(newestFirst.get(i));
            }
        }
        List<BitSet> kept = policy.rules().stream()
                .map(rule -> rule.keeps(counted, context.serviceNow()))
                .toList();
        List<PruneDecision> decisions = new ArrayList<>(newestFirst.size());
        int rank = 0;
        for (int i = 0; i < newestFirst.size(); i++) {
            BackupSummary backup = newestFirst.get(i);
            Optional<String> stays = notCounted.get(i);
            if (stays.isEmpty()) {
                int position = rank++;
                stays = outOfReach
                        .or(() -> shielded(backup))
                        .or(() -> keptByRule(backup, position, kept))
                        .or(() -> keptAsLastWayBack(position));
            }
            decisions.add(decision(backup, stays));
        }
        return new GroupPlan(table, tableId, standing, decisions);
    }

    private PruneDecision decision(BackupSummary backup, Optional<String> stays) {
        return stays.map(reason -> reasons.computeIfAbsent(reason, first -> first))
                .map(reason -> new PruneDecision(backup, false, reason))
                .orElseGet(() -> new PruneDecision(backup, true, deleteReason));
    }

    /** Why a backup neither goes nor counts as a good one (spec 6.2, 6.8). */
    private Optional<String> notCounted(BackupSummary backup) {
        if (!BackupSummary.USER.equals(backup.type())) {
            return Optional.of(
                    switch (backup.type()) {
                        case "SYSTEM" -> "made by AWS when the table was deleted (SYSTEM); AWS deletes it by itself";
                        case "AWS_BACKUP" -> "made by AWS Backup (AWS_BACKUP); only AWS Backup can delete it";
                        default -> "of the unknown type " + backup.type() + "; only USER backups are pruned";
                    });
        }
        if (!backup.available()) {
            return Optional.of("its status is " + backup.status() + ", not AVAILABLE; it counts for no rule");
        }
        if (!policy.scope().covers(backup)) {
            return Optional.of(policy.scope().otherwise());
        }
        if (BackupArn.parse(backup.arn()).isEmpty()) {
            return Optional.of("its ARN has an unknown form; it counts for no rule");
        }
        return Optional.empty();
    }

    private Optional<String> outOfReach(Standing standing, TableFact fact) {
        return switch (standing) {
            case LIVE -> Optional.empty();
            case REPLACED ->
                policy.deletedTables()
                        ? Optional.empty()
                        : Optional.of(
                                "made of an earlier table of this name; it may be the only copy (deletedTables is not set)");
            case GONE ->
                policy.deletedTables()
                        ? Optional.empty()
                        : Optional.of("its table is gone; it may be the only copy (deletedTables is not set)");
            case UNKNOWN ->
                Optional.of("not known whether its table still exists"
                        + (fact instanceof TableFact.Unknown unknown ? ": " + unknown.why() : ""));
            case UNIDENTIFIED ->
                Optional.of("AWS named no TableId for it, so it may be of an earlier table of this name");
        };
    }

    /** Spec 6.4, and the names the user protects. */
    private Optional<String> shielded(BackupSummary backup) {
        if (context.madeByThisRun().contains(backup.arn())) {
            return Optional.of("made by this run");
        }
        if (!backup.createdAt().isBefore(runStart)) {
            return Optional.of("made after this run began");
        }
        return policy.protect().stream()
                .filter(protection -> protection.matches(backup.name()))
                .findFirst()
                .map(protection -> "protected by " + protection.text() + " (protect)");
    }

    private Optional<String> keptByRule(BackupSummary backup, int position, List<BitSet> kept) {
        List<String> because = new ArrayList<>();
        for (int rule = 0; rule < kept.size(); rule++) {
            if (kept.get(rule).get(position)) {
                because.add(policy.rules().get(rule).because(backup));
            }
        }
        return because.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", because));
    }

    private Optional<String> keptAsLastWayBack(int position) {
        if (position >= policy.minKeep()) {
            return Optional.empty();
        }
        return Optional.of(
                policy.minKeep() == 1
                        ? "the newest good one, which always stays (minKeep)"
                        : "one of the newest " + policy.minKeep() + " good ones, which always stay (minKeep)");
    }
}
