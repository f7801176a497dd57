package io.jenkins.plugins.dynamodbbackup.report;

import io.jenkins.plugins.dynamodbbackup.report.view.BuildLine;
import io.jenkins.plugins.dynamodbbackup.report.view.JobHistory;
import io.jenkins.plugins.dynamodbbackup.report.view.NewestBackup;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What the REST API of a job's page gives. It is not the action itself, because that stands in the REST API of the job,
 * too, where a deep look would read the builds of every job that is listed.
 */
@ExportedBean
public final class JobBackups {

    private final Supplier<JobHistory> reader;
    private Optional<JobHistory> history = Optional.empty();

    /** @param reader asked at most once, and only when something is to be shown */
    JobBackups(Supplier<JobHistory> reader) {
        this.reader = reader;
    }

    private synchronized JobHistory history() {
        if (history.isEmpty()) {
            history = Optional.of(reader.get());
        }
        return history.get();
    }

    /** How many builds with operations are looked at. */
    @Exported
    public int getBuildsLookedAt() {
        return JobBackupsAction.BUILDS_LOOKED_AT;
    }

    /** Those that did something or failed before they could, newest first. */
    @Exported
    public List<BuildLine> getBuilds() {
        return history().getBuilds();
    }

    /** What could not be read of these builds, so that the newest backups may be others. */
    @Exported
    public List<String> getProblems() {
        return history().getProblems();
    }

    /** A row for every table, also those without a good backup; what needs a person first, then sorted by table. */
    @Exported
    public List<NewestBackup> getNewestBackups() {
        return history().getNewest();
    }
}
