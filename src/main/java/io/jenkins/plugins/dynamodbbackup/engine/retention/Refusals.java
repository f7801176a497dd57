package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Why a whole plan must not be carried out. A sentence each, with what to do. */
final class Refusals {

    static final Duration CLOCK_LIMIT = Duration.ofMinutes(5);
    static final Duration FUTURE_MARGIN = Duration.ofMinutes(15);

    private final RetentionPolicy policy;
    private final PruneContext context;

    Refusals(RetentionPolicy policy, PruneContext context) {
        this.policy = policy;
        this.context = context;
    }

    List<String> of(Collection<BackupSummary> backups, List<GroupPlan> groups) {
        List<String> refusals = new ArrayList<>();
        clock().ifPresent(refusals::add);
        future(backups).ifPresent(refusals::add);
        foreign(backups).ifPresent(refusals::add);
        tooMany(groups).ifPresent(refusals::add);
        return refusals;
    }

    /** A clock that is days ahead would make every backup old (spec 6.5). */
    private Optional<String> clock() {
        Duration ahead = context.clockAhead();
        if (ahead.abs().compareTo(CLOCK_LIMIT) <= 0) {
            return Optional.empty();
        }
        return Optional.of("The clock of this machine is " + Times.age(ahead.abs())
                + (ahead.isNegative() ? " behind" : " ahead of")
                + " AWS' clock, and more than " + Times.age(CLOCK_LIMIT)
                + " is not safe to prune by; set the clock right and run again.");
    }

    private Optional<String> future(Collection<BackupSummary> backups) {
        return backups.stream()
                .min(BackupSummary.NEWEST_FIRST)
                .filter(newest ->
                        newest.createdAt().isAfter(context.serviceNow().plus(FUTURE_MARGIN)))
                .map(newest -> "Backup " + newest.name() + " of table " + newest.tableName() + " was made at "
                        + Times.iso(newest.createdAt()) + ", after now ("
                        + Times.iso(context.serviceNow())
                        + "), so the time is not to be trusted; compare the clocks and run again.");
    }

    /** AWS ignores the region inside an ARN, so a foreign ARN could delete a backup of ours (spec 0.5, 6.1). */
    private Optional<String> foreign(Collection<BackupSummary> backups) {
        Map<String, Optional<TableArn>> parsed = new HashMap<>();
        TreeSet<String> accounts = new TreeSet<>();
        context.account().ifPresent(accounts::add);
        List<BackupSummary> foreign = new ArrayList<>();
        for (BackupSummary backup : backups) {
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
            BackupSummary example = foreign.stream()
                    .min(Comparator.comparing(BackupSummary::arn))
                    .orElseThrow();
            return Optional.of("Of the listed backups, " + Amounts.count(foreign.size(), "is", "are")
                    + " not of region " + context.region()
                    + context.account()
                            .map(account -> " and account " + account)
                            .orElse("")
                    + ", or not of the table named with it, such as " + example.arn() + " (table "
                    + example.tableName() + "); check region and credentials.");
        }
        if (accounts.size() > 1) {
            return Optional.of("The listed backups belong to several accounts (" + String.join(", ", accounts)
                    + "); check the credentials and run again.");
        }
        return Optional.empty();
    }

    private static List<String> tableArns(BackupSummary backup) {
        List<String> arns = new ArrayList<>(2);
        backup.tableArn().ifPresent(arns::add);
        int end = backup.arn().lastIndexOf("/backup/");
        if (end > 0) {
            arns.add(backup.arn().substring(0, end));
        }
        return arns;
    }

    private boolean isOurs(TableArn table, BackupSummary backup) {
        return table.region().equals(context.region())
                && table.account().equals(context.account().orElse(table.account()))
                && table.table().equals(backup.tableName());
    }

    private Optional<String> tooMany(List<GroupPlan> groups) {
        long deletes = groups.stream().mapToLong(GroupPlan::deletes).sum();
        if (deletes <= policy.maxDeletes()) {
            return Optional.empty();
        }
        return Optional.of("The plan deletes " + Amounts.count(deletes, "backup") + ", and maxDeletes allows "
                + policy.maxDeletes() + "; look at the plan, then raise maxDeletes or keep more.");
    }
}
