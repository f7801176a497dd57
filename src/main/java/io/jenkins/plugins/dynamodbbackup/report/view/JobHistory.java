package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.report.text.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The content of the page of a job.
 *
 * @param builds builds; of those that failed before any operation, only the newest
 * @param newest rows that need attention first, then sorted by table
 * @param lastRun the last run; a stale backup is from an earlier one
 * @param drills newest first
 * @param problems results that could not be read, so that the newest backups may be wrong
 */
public record JobHistory(
        List<BuildLine> builds,
        HistoryChart chart,
        List<NewestBackup> newest,
        Optional<BuildOperations> lastRun,
        List<DrillLine> drills,
        List<String> problems) {

    private static final int BUILDS_SHOWN = 25;

    /**
     * @param newestFirst builds with operations, or that failed
     * @param now the time for ages
     */
    public static JobHistory of(List<BuildOperations> newestFirst, Prices prices, Instant now) {
        List<BuildLine> lines = lines(newestFirst);
        return new JobHistory(
                lines,
                HistoryChart.of(lines),
                new NewestBackups(newestFirst, prices, now).all(),
                NewestBackups.lastRun(newestFirst),
                DrillLine.of(newestFirst),
                problems(newestFirst));
    }

    private static List<String> problems(List<BuildOperations> builds) {
        return builds.stream()
                .flatMap(build -> build.results().unreadable().stream().map(problem -> build.name() + ": " + problem))
                .toList();
    }

    /** Does not determine the newest backups. */
    public static HistoryChart chart(List<BuildOperations> newestFirst) {
        return HistoryChart.of(lines(newestFirst));
    }

    private static List<BuildLine> lines(List<BuildOperations> newestFirst) {
        return newestFirst.stream().limit(BUILDS_SHOWN).map(BuildLine::new).toList();
    }

    public JobHistory {
        builds = List.copyOf(builds);
        newest = List.copyOf(newest);
        drills = List.copyOf(drills);
        problems = List.copyOf(problems);
    }

    /** The recovery times of the drills. */
    public RecoveryChart getRecovery() {
        return RecoveryChart.of(drills);
    }

    /** Whether table names alone are ambiguous. */
    public boolean isOfManyAccounts() {
        return newest.stream()
                        .map(NewestBackup::account)
                        .filter(account -> !account.isEmpty())
                        .distinct()
                        .count()
                > 1;
    }

    public boolean isAnyStale() {
        return newest.stream().anyMatch(table -> table.line().state() == State.STALE);
    }

    /** The name of the last run; empty when there was none. */
    public String getLastRun() {
        return lastRun.map(BuildOperations::name).orElse("");
    }
}
