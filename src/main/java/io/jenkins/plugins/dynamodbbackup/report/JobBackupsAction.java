package io.jenkins.plugins.dynamodbbackup.report;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Job;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.report.view.HistoryChart;
import io.jenkins.plugins.dynamodbbackup.report.view.JobHistory;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import jenkins.model.Tab;
import jenkins.model.TransientActionFactory;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The page of a job: the results of its last builds, and the newest good backup of each table. */
public final class JobBackupsAction extends Tab {

    /** A build with thousands of tables takes some megabytes of memory while its page is created. */
    static final int BUILDS_LOOKED_AT = 25;

    private final Job<?, ?> job;

    JobBackupsAction(Job<?, ?> job) {
        super(job);
        this.job = job;
    }

    /** Read once per page. */
    public JobHistory getHistory() {
        return JobHistory.of(
                RecentBuilds.of(job, BUILDS_LOOKED_AT),
                DynamoDbBackupConfiguration.get().prices(),
                Instant.now());
    }

    /** Only the chart, which the main page of the job shows. That page is opened far more often than this one. */
    public HistoryChart getChart() {
        return JobHistory.chart(RecentBuilds.among(job, BUILDS_LOOKED_AT));
    }

    /** The number of builds with operations that are read. */
    public int getBuildsLookedAt() {
        return BUILDS_LOOKED_AT;
    }

    public Api getApi() {
        return new Api(new JobBackups(this::getHistory));
    }

    @Override
    public String getIconFileName() {
        return BuildBackupsAction.ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.JobBackupsAction_displayName();
    }

    @Override
    public String getUrlName() {
        return BuildBackupsAction.URL;
    }

    /** Adds the page to jobs with operations. */
    @Extension
    @Restricted(NoExternalUse.class)
    @SuppressWarnings("rawtypes") // as declared by the interface
    public static final class Factory extends TransientActionFactory<Job> {

        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return JobBackupsAction.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job job) {
            return RecentBuilds.any((Job<?, ?>) job) ? List.of(new JobBackupsAction((Job<?, ?>) job)) : List.of();
        }
    }
}
