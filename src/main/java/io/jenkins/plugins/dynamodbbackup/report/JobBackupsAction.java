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

/** The page of a job: how its last builds went, and the newest good backup of each table. */
public final class JobBackupsAction extends Tab {

    /** A build of thousands of tables takes some megabytes of memory as long as it is looked at. */
    static final int BUILDS_LOOKED_AT = 25;

    private final Job<?, ?> job;

    JobBackupsAction(Job<?, ?> job) {
        super(job);
        this.job = job;
    }

    /** Read once for a page. */
    public JobHistory getHistory() {
        return JobHistory.of(
                RecentBuilds.of(job, BUILDS_LOOKED_AT),
                DynamoDbBackupConfiguration.get().prices(),
                Instant.now());
    }

    /** Only the picture, which the job's own page shows: it is opened far more often than this one. */
    public HistoryChart getChart() {
        return JobHistory.chart(RecentBuilds.among(job, BUILDS_LOOKED_AT));
    }

    /** How many builds that did something are looked at. */
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

    /** Gives the page to jobs that have something to show. */
    @Extension
    @Restricted(NoExternalUse.class)
    @SuppressWarnings("rawtypes") // as the interface has it
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
