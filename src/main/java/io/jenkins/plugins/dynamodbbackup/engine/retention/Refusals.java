package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Why a whole plan must not be carried out. */
final class Refusals {

    static final Duration CLOCK_LIMIT = Duration.ofMinutes(5);
    static final Duration FUTURE_MARGIN = Duration.ofMinutes(15);

    private final RetentionPolicy policy;
    private final PruneContext context;

    Refusals(RetentionPolicy policy, PruneContext context) {
        this.policy = policy;
        this.context = context;
    }

    List<Message> of(Collection<ListedBackup> backups, List<GroupPlan> groups) {
        List<Message> refusals = new ArrayList<>();
        clock().ifPresent(refusals::add);
        future(backups).ifPresent(refusals::add);
        foreign(backups).ifPresent(refusals::add);
        tooMany(groups).ifPresent(refusals::add);
        lastBackup(groups).ifPresent(refusals::add);
        return refusals;
    }

    /** A clock that is days ahead would make every backup old (spec 6.5). */
    private Optional<Message> clock() {
        Duration ahead = context.clockAhead();
        if (ahead.abs().compareTo(CLOCK_LIMIT) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Message.of(
                ahead.isNegative() ? "retention.refused.clockBehind" : "retention.refused.clockAhead",
                Argument.age(ahead.abs()),
                Argument.age(CLOCK_LIMIT)));
    }

    private Optional<Message> future(Collection<ListedBackup> backups) {
        return backups.stream()
                .min(ListedBackup.NEWEST_FIRST)
                .filter(newest ->
                        newest.createdAt().isAfter(context.serviceNow().plus(FUTURE_MARGIN)))
                .map(newest -> Message.of(
                        "retention.refused.future",
                        Argument.backup(newest.name()),
                        Argument.table(newest.tableName()),
                        newest.createdAt(),
                        context.serviceNow()));
    }

    /** AWS ignores the region inside an ARN, so a foreign ARN could delete a backup of ours (spec 0.5, 6.1). */
    private Optional<Message> foreign(Collection<ListedBackup> backups) {
        Map<String, Optional<TableArn>> parsed = new HashMap<>();
        TreeSet<String> accounts = new TreeSet<>();
        context.account().ifPresent(accounts::add);
        List<ListedBackup> foreign = new ArrayList<>();
        for (ListedBackup backup : backups) {
            boolean ours = true;
            for (String arn : tableArns(backup)) {
                Optional<TableArn> table = parsed.computeIfAbsent(arn, TableArn::parse);
                table.map(TableArn::account).ifPresent(accounts::add);
                ours &= table.filter(of -> isOurs(of, backup)).isPresent();
            }
            if (!ours) {
                foreign.add(backup);
            }
        }
        if (!foreign.isEmpty()) {
            ListedBackup example = foreign.stream()
                    .min(Comparator.comparing(ListedBackup::arn))
                    .orElseThrow();
            return Optional.of(Message.of(
                    "retention.refused.foreign",
                    foreign.size(),
                    context.place(),
                    Argument.arn(example.arn()),
                    Argument.table(example.tableName())));
        }
        if (accounts.size() > 1) {
            return Optional.of(Message.of(
                    "retention.refused.accounts",
                    Argument.list(accounts.stream().map(Argument::of).toList())));
        }
        return Optional.empty();
    }

    private static List<String> tableArns(ListedBackup backup) {
        List<String> arns = new ArrayList<>(2);
        backup.tableArn().ifPresent(arns::add);
        int end = backup.arn().lastIndexOf("/backup/");
        if (end > 0) {
            arns.add(backup.arn().substring(0, end));
        }
        return arns;
    }

    private boolean isOurs(TableArn table, ListedBackup backup) {
        return table.region().equals(context.region())
                && table.account().equals(context.account().orElse(table.account()))
                && table.table().equals(backup.tableName());
    }

    private Optional<Message> tooMany(List<GroupPlan> groups) {
        long deletes = groups.stream().mapToLong(GroupPlan::deletes).sum();
        if (deletes <= policy.maxDeletes()) {
            return Optional.empty();
        }
        return Optional.of(Message.of(
                "retention.refused.tooMany", deletes, Argument.parameter("maxDeletes"), policy.maxDeletes()));
    }

    /** The rules always keep one; this holds whatever they are. */
    private static Optional<Message> lastBackup(List<GroupPlan> groups) {
        return groups.stream()
                .filter(group -> group.deletes() > 0)
                .filter(group -> group.decisions().stream()
                        .noneMatch(it -> !it.delete() && it.backup().available()))
                .findFirst()
                .map(group -> Message.of("retention.refused.lastBackup", Argument.table(group.table())));
    }
}
