package io.jenkins.plugins.dynamodbbackup.report;

import hudson.model.Api;
import hudson.model.Run;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedOperations;
import io.jenkins.plugins.dynamodbbackup.report.view.Section;
import io.jenkins.plugins.dynamodbbackup.report.view.Sections;
import io.jenkins.plugins.dynamodbbackup.report.view.Summary;
import java.time.Instant;
import java.util.List;
import jenkins.model.RunAction2;
import jenkins.model.Tab;

/** The page of a build that shows what its operations did. Whoever may read the build may read it. */
public final class BuildBackupsAction extends Tab implements RunAction2 {

    static final String URL = "dynamodb-backups";
    static final String ICON = "symbol-dynamodb-backup plugin-dynamodb-backup";

    private EndedOperations operations = new EndedOperations();

    private BuildBackupsAction(Run<?, ?> run) {
        super(run);
    }

    /** Without what nobody can read, such as a word of a later version, the page of the build has still to be shown. */
    private Object readResolve() {
        if (operations == null) {
            operations = new EndedOperations();
        }
        return this;
    }

    /** The one of this build; made when it is asked for first. */
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

    void add(Ended operation) {
        operations.add(operation);
    }

    List<Ended> operations() {
        return operations.all();
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

    /** One for each operation, in the order in which they ended. */
    public List<Section> getSections() {
        return Sections.of(operations.all(), DynamoDbBackupConfiguration.get().prices(), Instant.now());
    }

    public Summary getSummary() {
        return Summary.of(operations.all());
    }

    public Api getApi() {
        return new Api(new BuildBackups(this::getSections));
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
