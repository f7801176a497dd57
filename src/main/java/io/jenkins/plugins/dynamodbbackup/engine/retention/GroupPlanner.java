package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides about the backups of one table incarnation at a time. */
final class GroupPlanner {

    private final RetentionPolicy policy;
    private final PruneContext context;
    private final Instant runStart;
    /** Thousands of backups share few reasons; one copy of each keeps a big plan small. */
    private final Map<Message, Message> reasons = new HashMap<>();

    GroupPlanner(RetentionPolicy policy, PruneContext context) {
        this.policy = policy;
        this.context = context;
        this.runStart = context.runStartByService();
    }

    GroupPlan plan(String table, String tableId, TableFact fact, List<ListedBackup> newestFirst) {
        SourceState source = SourceState.of(tableId, fact);
        Optional<Message> outOfReach = outOfReach(source, fact);
        List<Optional<Message>> notCounted =
                newestFirst.stream().map(this::notCounted).toList();
        List<ListedBackup> counted = new ArrayList<>();
        for (int i = 0; i < newestFirst.size(); i++) {
            if (notCounted.get(i).isEmpty()) {
                counted.add(newestFirst.get(i));
            }
        }
        List<List<KeepRule.Judgement>> judged = policy.rules().stream()
                .map(rule -> rule.judge(counted, context.serviceNow()))
                .toList();
        List<PruneDecision> decisions = new ArrayList<>(newestFirst.size());
        int rank = 0;
        for (int i = 0; i < newestFirst.size(); i++) {
            ListedBackup backup = newestFirst.get(i);
            Optional<Message> stays = notCounted.get(i);
            if (stays.isPresent()) {
                decisions.add(decision(backup, false, stays.get()));
                continue;
            }
            int position = rank++;
            decisions.add(outOfReach
                    .or(() -> shielded(backup))
                    .or(() -> reasons(position, judged, true))
                    .or(() -> keptAsLastWayBack(position))
                    .map(reason -> decision(backup, false, reason))
                    .orElseGet(() -> decision(
                            backup, true, reasons(position, judged, false).orElseThrow())));
        }
        return new GroupPlan(table, tableId, source, decisions);
    }

    private PruneDecision decision(ListedBackup backup, boolean delete, Message reason) {
        return new PruneDecision(backup, delete, reasons.computeIfAbsent(reason, first -> first));
    }

    /** Why a backup neither goes nor counts as a good one (spec 6.2, 6.8). */
    private Optional<Message> notCounted(ListedBackup backup) {
        if (!ListedBackup.USER.equals(backup.type())) {
            return Optional.of(
                    switch (backup.type()) {
                        case "SYSTEM", "AWS_BACKUP" -> Message.of("retention.type." + backup.type());
                        default -> Message.of("retention.type.unknown", backup.type());
                    });
        }
        if (!backup.available()) {
            return Optional.of(Message.of("retention.status", backup.status()));
        }
        if (!policy.scope().covers(backup)) {
            return Optional.of(policy.scope().otherwise());
        }
        return BackupArn.parse(backup.arn()).isEmpty() ? Optional.of(Message.of("retention.arn")) : Optional.empty();
    }

    private Optional<Message> outOfReach(SourceState source, TableFact fact) {
        return switch (source) {
            case LIVE -> Optional.empty();
            case REPLACED, GONE ->
                policy.deletedTables()
                        ? Optional.empty()
                        : Optional.of(Message.of("retention.source." + source, Argument.parameter("deletedTables")));
            case UNKNOWN ->
                Optional.of(
                        fact instanceof TableFact.Unknown unknown
                                ? Message.of("retention.source.UNKNOWN", unknown.why())
                                : Message.of("retention.source.UNIDENTIFIED"));
            case UNIDENTIFIED -> Optional.of(Message.of("retention.source.UNIDENTIFIED"));
        };
    }

    /** Spec 6.4, and the names the user protects. */
    private Optional<Message> shielded(ListedBackup backup) {
        if (context.madeByThisRun().contains(backup.arn())) {
            return Optional.of(Message.of("retention.thisRun"));
        }
        if (!backup.createdAt().isBefore(runStart)) {
            return Optional.of(Message.of("retention.afterStart"));
        }
        return policy.protect().stream()
                .filter(protection -> protection.matches(backup.name()))
                .findFirst()
                .map(protection -> Message.of("retention.protected", protection.text(), Argument.parameter("protect")));
    }

    /** Why rules keep a backup, or why they do not. */
    private static Optional<Message> reasons(int position, List<List<KeepRule.Judgement>> judged, boolean keep) {
        return judged.stream()
                .map(rule -> rule.get(position))
                .filter(judgement -> judgement.keeps() == keep)
                .map(KeepRule.Judgement::reason)
                .reduce((one, other) -> Message.of("retention.both", one, other));
    }

    private Optional<Message> keptAsLastWayBack(int position) {
        return position >= policy.minKeep()
                ? Optional.empty()
                : Optional.of(KeepRule.reason("retention.minKeep", policy.minKeep(), "minKeep"));
    }
}
