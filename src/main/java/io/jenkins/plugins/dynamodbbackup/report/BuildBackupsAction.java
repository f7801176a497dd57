package io.jenkins.plugins.dynamodbbackup.report;

import hudson.model.Api;
import hudson.model.Run;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.report.stored.BuildResults;
import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import io.jenkins.plugins.dynamodbbackup.report.view.Section;
import io.jenkins.plugins.dynamodbbackup.report.view.Sections;
import io.jenkins.plugins.dynamodbbackup.report.view.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.RunAction2;
import jenkins.model.Tab;

/** The page of a build with the results of its operations. Everyone who can read the build can read it. */
public final class BuildBackupsAction extends Tab implements RunAction2 {

    static final String URL = "dynamodb-backups";
    static final String ICON = "symbol-dynamodb-backup plugin-dynamodb-backup";

    /** A summary of each operation as JSON; the rows are in separate files. */
    private List<String> operations = new ArrayList<>();

    private transient BuildResults results;

    private BuildBackupsAction(Run<?, ?> run) {
        super(run);
    }

    /** Only a build with an operation has this action. If no entry is left, an unreadable entry reports that. */
    private Object readResolve() {
        if (operations == null || operations.isEmpty()) {
            operations = new ArrayList<>(List.of(""));
        }
        return this;
    }

    /** The results of this build; created on first use. */
    static BuildBackupsAction of(Run<?, ?> run) {
        synchronized (run) {
            BuildBackupsAction present = run.getAction(BuildBackupsAction.class);
            if (present != null) {
                return present;
            }
            BuildBackupsAction fresh = new BuildBackupsAction(run);
            run.addAction(fresh);
            return fresh;
        }
    }

    synchronized void add(Ended operation) {
        results = results().with(operation);
        operations = new ArrayList<>(results.entries()); // a new list, because the build may be saved concurrently
    }

    synchronized BuildResults results() {
        if (results == null) {
            results = new BuildResults(operations, getRun().getRootDir());
        }
        return results;
    }

    @Override
    public void onAttached(Run<?, ?> run) {
        object = run;
    }

    @Override
    public void onLoad(Run<?, ?> run) {
        object = run;
    }

    public Run<?, ?> getRun() {
        return (Run<?, ?>) getObject();
    }

    /** One per operation, in the order of their end. */
    public List<Section> getSections() {
        return Sections.of(
                results().operations(), DynamoDbBackupConfiguration.get().prices(), Instant.now());
    }

    /** Messages about operations that cannot be read. */
    public List<String> getProblems() {
        return results().problems();
    }

    public Summary getSummary() {
        return Summary.of(results());
    }

    public Api getApi() {
        return new Api(new BuildBackups(this));
    }

    @Override
    public String getIconFileName() {
        return ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.BuildBackupsAction_displayName();
    }

    @Override
    public String getUrlName() {
        return URL;
    }
}
