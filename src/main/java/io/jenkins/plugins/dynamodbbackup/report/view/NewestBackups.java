package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.report.stored.OperationSummary.Kind;
import io.jenkins.plugins.dynamodbbackup.report.stored.PruneRow;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredPrune;
import io.jenkins.plugins.dynamodbbackup.report.text.BuildEnd;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The newest good backup of each table, according to some builds of a job. AWS is not queried. Backups that a prune in
 * any of these builds deleted, or may have deleted, do not count.
 */
final class NewestBackups {

    private final List<BuildOperations> builds;
    private final Optional<BuildOperations> lastRun;
    private final Set<String> doubtful;
    private final Prices prices;
    private final Instant now;

    /**
     * @param newestFirst builds with operations, or that failed
     * @param now the time for ages
     */
    NewestBackups(List<BuildOperations> newestFirst, Prices prices, Instant now) {
        this.builds = List.copyOf(newestFirst);
        this.lastRun = lastRun(builds);
        this.doubtful = builds.stream()
                .flatMap(build -> build.only(StoredPrune.class))
                .flatMap(prune -> prune.rows().stream())
                .filter(row -> row.doubtful())
                .map(PruneRow::arn)
                .collect(Collectors.toSet());
        this.prices = prices;
        this.now = now;
    }

    /** The newest ended build that created backups or failed before that; not one that only restored or pruned. */
    static Optional<BuildOperations> lastRun(List<BuildOperations> newestFirst) {
        return newestFirst.stream()
                .filter(build -> build.end() != BuildEnd.RUNNING)
                .filter(build -> build.results().empty()
                        || build.results().summaries().stream().anyMatch(operation -> operation.kind() == Kind.BACKUP))
                .findFirst();
    }

    /** A row per table selected for backup: those without a good backup first, then stale ones, then by name. */
    List<NewestBackup> all() {
        Map<String, List<BackupAttempt>> tables = builds.stream()
                .flatMap(BackupAttempt::of)
                .collect(Collectors.groupingBy(BackupAttempt::place, LinkedHashMap::new, Collectors.toList()));
        return tables.values().stream()
                .flatMap(this::ofEachAccount)
                .sorted(Comparator.comparingInt(
                                (NewestBackup table) -> table.line().getRank())
                        .reversed()
                        .thenComparing(table -> table.line().table())
                        .thenComparing(NewestBackup::region)
                        .thenComparing(NewestBackup::account))
                .toList();
    }

    /** Without a backup there is no ARN with the account, so such an attempt counts for the table of each account. */
    private Stream<NewestBackup> ofEachAccount(List<BackupAttempt> attempts) {
        List<String> accounts = attempts.stream()
                .map(BackupAttempt::account)
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .toList();
        return accounts.isEmpty()
                ? Stream.of(shown("", attempts))
                : accounts.stream()
                        .map(account -> shown(
                                account,
                                attempts.stream()
                                        .filter(attempt -> attempt.account().isEmpty()
                                                || attempt.account().equals(account))
                                        .toList()));
    }

    /** @param attempts newest first, at least one */
    private NewestBackup shown(String account, List<BackupAttempt> attempts) {
        return attempts.stream()
                .filter(attempt ->
                        attempt.good() && !doubtful.contains(attempt.row().arn()))
                .max(Comparator.comparing(BackupAttempt::createdAt))
                .map(good -> lastRun.filter(last -> good.build().number() < last.number())
                        .map(last -> stale(account, good, attempts, last))
                        .orElseGet(() -> NewestBackup.of(
                                good, account, Optional.empty(), good.row().sentence(), prices, now)))
                .orElseGet(() -> NewestBackup.none(attempts.get(0), account, why(attempts.get(0)), prices, now));
    }

    private NewestBackup stale(String account, BackupAttempt good, List<BackupAttempt> attempts, BuildOperations last) {
        String why = attempts.stream()
                .filter(attempt -> attempt.build().number() == last.number())
                .findFirst()
                .map(NewestBackups::why)
                .orElseGet(() -> last.results().unreadable().isEmpty()
                        ? Messages.NewestBackups_notInLastRun()
                        : Messages.NewestBackups_unreadable());
        return NewestBackup.of(good, account, Optional.of(last), why, prices, now);
    }

    private static String why(BackupAttempt attempt) {
        return attempt.good() ? Messages.NewestBackups_pruned() : attempt.row().sentence();
    }
}
