package io.jenkins.plugins.dynamodbbackup.report;

import io.jenkins.plugins.dynamodbbackup.report.view.BuildLine;
import io.jenkins.plugins.dynamodbbackup.report.view.DrillLine;
import io.jenkins.plugins.dynamodbbackup.report.view.JobHistory;
import io.jenkins.plugins.dynamodbbackup.report.view.NewestBackup;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * The REST API of the page of a job. It is separate from the action, which is also part of the REST API of the job:
 * there, a large depth would read the builds of every listed job.
 */
@ExportedBean
public final class JobBackups {

    private final Supplier<JobHistory> reader;
    private Optional<JobHistory> history = Optional.empty();

    /** @param reader called at most once, and only if needed */
    JobBackups(Supplier<JobHistory> reader) {
        this.reader = reader;
    }

    private synchronized JobHistory history() {
        if (history.isEmpty()) {
            history = Optional.of(reader.get());
        }
        return history.get();
    }

    /** The number of builds with operations that are read. */
    @Exported
    public int getBuildsLookedAt() {
        return JobBackupsAction.BUILDS_LOOKED_AT;
    }

    /** The builds with operations, or that failed before them, newest first. */
    @Exported
    public List<BuildLine> getBuilds() {
        return history().builds();
    }

    /** Results of these builds that could not be read, so that the newest backups may be wrong. */
    @Exported
    public List<String> getProblems() {
        return history().problems();
    }

    /** The restore drills of these builds with their recovery times, newest first. */
    @Exported
    public List<DrillLine> getDrills() {
        return history().drills();
    }

    /** A row per table, also without a good backup; rows that need attention first, then sorted by table. */
    @Exported
    public List<NewestBackup> getNewestBackups() {
        return history().newest();
    }
}
