package io.jenkins.plugins.dynamodbbackup.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Api;
import hudson.model.Run;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.report.stored.BuildResults;
import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import io.jenkins.plugins.dynamodbbackup.report.view.RunningSection;
import io.jenkins.plugins.dynamodbbackup.report.view.Section;
import io.jenkins.plugins.dynamodbbackup.report.view.Sections;
import io.jenkins.plugins.dynamodbbackup.report.view.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jenkins.model.RunAction2;
import jenkins.model.Tab;

/** The page of a build that shows what its operations did. Whoever may read the build may read it. */
public final class BuildBackupsAction extends Tab implements RunAction2 {

    static final String URL = "dynamodb-backups";
    static final String ICON = "symbol-dynamodb-backup plugin-dynamodb-backup";

    /** A summary of each operation as JSON; their rows are in files of their own. */
    private List<String> operations = new ArrayList<>();

    /** Whether none has ended: then it is right that there is no summary. */
    private boolean noneEnded = true;

    private transient BuildResults results;

    /** Those that run, in the order in which they began; never stored. */
    private transient List<RunningOperation> running;

    private BuildBackupsAction(Run<?, ?> run) {
        super(run);
    }

    /** Where an operation has ended and no summary is left, an entry that cannot be read says so. */
    private Object readResolve() {
        if (operations == null || operations.isEmpty() && !noneEnded) {
            operations = new ArrayList<>(List.of(""));
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

    synchronized RunningOperation begin(String kind, String status) {
        RunningOperation operation = new RunningOperation(kind, status, this::leave);
        runningOnes().add(operation);
        return operation;
    }

    private synchronized void leave(RunningOperation operation) {
        runningOnes().remove(operation);
    }

    private List<RunningOperation> runningOnes() {
        if (running == null) {
            running = new ArrayList<>(); // also after a restart
        }
        return running;
    }

    synchronized void add(Ended operation) {
        noneEnded = false;
        results = results().with(operation);
        operations = new ArrayList<>(results.entries()); // another one: the build may be saved at this moment
    }

    synchronized boolean hasEnded() {
        return !noneEnded;
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

    /** One for each operation, in the order in which they ended. */
    public List<Section> getSections() {
        return Sections.of(
                results().operations(), DynamoDbBackupConfiguration.get().prices(), Instant.now());
    }

    /** Those that ended after the first so many; all of them for what is no number. */
    public List<Section> getSectionsAfter(@CheckForNull String shown) {
        List<Section> all = getSections();
        return all.subList(Math.min(number(shown), all.size()), all.size());
    }

    private static int number(@CheckForNull String text) {
        try {
            return Math.max(0, Integer.parseInt(text));
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    /** Those that run. A build that has ended has none, however it ended. */
    public List<RunningSection> getRunning() {
        List<RunningOperation> all = isLive() ? copyOfRunning() : List.of();
        Instant now = Instant.now();
        return IntStream.range(0, all.size())
                .mapToObj(index -> all.get(index).section(index + 1, now))
                .toList();
    }

    private synchronized List<RunningOperation> copyOfRunning() {
        return List.copyOf(runningOnes());
    }

    /** Whether something may still change. */
    public boolean isLive() {
        return getRun().isBuilding();
    }

    /** Sentences about operations of which nothing can be read. */
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
