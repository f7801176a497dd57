package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import java.time.Instant;
import java.util.List;

/** What the page of a job shows. */
public record JobHistory(List<BuildLine> builds, HistoryChart chart, List<NewestBackup> newest) {

    /**
     * @param newestFirst builds that did something
     * @param now ages count up to it
     */
    public static JobHistory of(List<BuildOperations> newestFirst, Prices prices, Instant now) {
        List<BuildLine> lines = newestFirst.stream().map(BuildLine::new).toList();
        return new JobHistory(lines, HistoryChart.of(lines), NewestBackups.of(newestFirst, prices, now));
    }

    public JobHistory {
        builds = List.copyOf(builds);
        newest = List.copyOf(newest);
    }

    public List<BuildLine> getBuilds() {
        return builds;
    }

    public HistoryChart getChart() {
        return chart;
    }

    public List<NewestBackup> getNewest() {
        return newest;
    }
}
