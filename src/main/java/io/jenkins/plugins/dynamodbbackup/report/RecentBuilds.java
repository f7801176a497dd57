package io.jenkins.plugins.dynamodbbackup.report;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.dynamodbbackup.report.view.BuildOperations;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The newest builds of a job. Older ones are left on the disk: a job may have thousands. */
final class RecentBuilds {

    /** Enough to tell whether a job works with DynamoDB; Jenkins itself shows more of them beside every page. */
    private static final int LOOKED_AT_FOR_A_LINK = 10;

    private RecentBuilds() {}

    /** Whether the job has anything to show. */
    static boolean any(Job<?, ?> job) {
        return newest(job, LOOKED_AT_FOR_A_LINK).anyMatch(run -> run.getAction(BuildBackupsAction.class) != null);
    }

    /** Those of the newest builds that did something, newest first. */
    static List<BuildOperations> of(Job<?, ?> job, int lookedAt) {
        return newest(job, lookedAt)
                .map(RecentBuilds::operations)
                .filter(build -> !build.operations().isEmpty())
                .toList();
    }

    private static Stream<Run<?, ?>> newest(Job<?, ?> job, int count) {
        return Stream.<Run<?, ?>>iterate(job.getLastBuild(), Objects::nonNull, Run::getPreviousBuild)
                .limit(count);
    }

    private static BuildOperations operations(Run<?, ?> run) {
        BuildBackupsAction action = run.getAction(BuildBackupsAction.class);
        return new BuildOperations(
                run.getNumber(),
                run.getDisplayName(),
                run.getUrl(),
                Instant.ofEpochMilli(run.getStartTimeInMillis()),
                action == null ? List.of() : action.operations());
    }
}
