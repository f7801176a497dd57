package io.jenkins.plugins.dynamodbbackup.report;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.dynamodbbackup.report.stored.BuildResults;
import io.jenkins.plugins.dynamodbbackup.report.text.BuildEnd;
import io.jenkins.plugins.dynamodbbackup.report.view.BuildOperations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The newest builds of a job, and the last successful one, which Jenkins finds without reading the others. That build
 * has the last good backups if all later builds failed. Other old builds are not read, because a job can have
 * thousands.
 */
final class RecentBuilds {

    /** Enough to decide whether a job works with DynamoDB; Jenkins itself loads more builds for every page. */
    private static final int LOOKED_AT_FOR_A_LINK = 10;

    /** Each is read from disk, unless Jenkins still has it in memory. */
    private static final int LOOKED_AT_FOR_A_PAGE = 200;

    private RecentBuilds() {}

    /** Whether the job has anything to show. */
    static boolean any(Job<?, ?> job) {
        return newest(job, LOOKED_AT_FOR_A_LINK).anyMatch(RecentBuilds::told)
                || lastGood(job).filter(RecentBuilds::told).isPresent();
    }

    /**
     * The builds with operations, and those that failed before them, newest first. Builds without any operation are
     * skipped.
     *
     * @param most the most builds with operations, besides the last successful one
     */
    static List<BuildOperations> of(Job<?, ?> job, int most) {
        return of(job, most, LOOKED_AT_FOR_A_PAGE);
    }

    /** The same, among this number of builds. */
    static List<BuildOperations> among(Job<?, ?> job, int builds) {
        return of(job, builds, builds);
    }

    private static List<BuildOperations> of(Job<?, ?> job, int most, int lookedAt) {
        List<BuildOperations> found = new ArrayList<>();
        int oldest = Integer.MAX_VALUE;
        int told = 0;
        for (Run<?, ?> run : (Iterable<Run<?, ?>>) newest(job, lookedAt)::iterator) {
            oldest = run.getNumber();
            show(run, found);
            told += told(run) ? 1 : 0;
            if (told == most) {
                break;
            }
        }
        int seen = oldest;
        Optional<Run<?, ?>> way = lastGood(job).filter(run -> run.getNumber() < seen && told(run));
        way.ifPresent(run -> show(run, found));
        return told > 0 || way.isPresent() ? List.copyOf(found) : List.of();
    }

    private static Stream<Run<?, ?>> newest(Job<?, ?> job, int count) {
        return Stream.<Run<?, ?>>iterate(job.getLastBuild(), Objects::nonNull, Run::getPreviousBuild)
                .limit(count);
    }

    private static Optional<Run<?, ?>> lastGood(Job<?, ?> job) {
        return Optional.ofNullable(job.getLastSuccessfulBuild());
    }

    private static boolean told(Run<?, ?> run) {
        BuildBackupsAction action = run.getAction(BuildBackupsAction.class);
        return action != null && action.hasEnded();
    }

    private static void show(Run<?, ?> run, List<BuildOperations> found) {
        BuildBackupsAction action = run.getAction(BuildBackupsAction.class);
        BuildOperations build = new BuildOperations(
                run.getNumber(),
                run.getDisplayName(),
                run.getUrl(),
                Instant.ofEpochMilli(run.getStartTimeInMillis()),
                BuildEnd.of(run),
                action == null ? BuildResults.NONE : action.results());
        if (!build.results().empty() || build.end().bad()) {
            found.add(build);
        }
    }
}
