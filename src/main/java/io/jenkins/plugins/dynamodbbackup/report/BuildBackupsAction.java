package io.jenkins.plugins.dynamodbbackup.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Api;
import hudson.model.Run;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.report.stored.BuildResults;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredOperation;
import io.jenkins.plugins.dynamodbbackup.report.view.RunningSection;
import io.jenkins.plugins.dynamodbbackup.report.view.Section;
import io.jenkins.plugins.dynamodbbackup.report.view.Sections;
import io.jenkins.plugins.dynamodbbackup.report.view.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import jenkins.model.RunAction2;
import jenkins.model.Tab;
import jenkins.security.stapler.StaplerDispatchable;

/** The page of a build with the results of its operations. Everyone who can read the build can read it. */
public final class BuildBackupsAction extends Tab implements RunAction2 {

    static final String URL = "dynamodb-backups";
    static final String ICON = "symbol-dynamodb-backup plugin-dynamodb-backup";

    /** A summary of each operation as JSON; the rows are in separate files. */
    private List<String> operations = new ArrayList<>();

    /** Whether no operation has ended; then there is no summary to be missed. */
    private boolean noneEnded = true;

    private transient BuildResults results;

    /** The running operations, in the order of their start; never stored. */
    private transient List<RunningOperation> running = new CopyOnWriteArrayList<>();

    private BuildBackupsAction(Run<?, ?> run) {
        super(run);
    }

    /** If an operation has ended and no summary is left, an unreadable entry reports that. */
    private synchronized Object readResolve() {
        if (operations == null || operations.isEmpty() && !noneEnded) {
            operations = new ArrayList<>(List.of(""));
        }
        running = new CopyOnWriteArrayList<>();
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

    RunningOperation begin(String kind, String status) {
        RunningOperation operation = new RunningOperation(kind, status, running::remove);
        running.add(operation);
        return operation;
    }

    synchronized void add(StoredOperation operation) {
        noneEnded = false;
        results = results().with(operation);
        operations = new ArrayList<>(results.entries()); // a new list, because the build may be saved concurrently
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

    /** One per operation, in the order of their end. */
    public List<Section> getSections() {
        return Sections.of(
                results().operations(), DynamoDbBackupConfiguration.get().prices(), Instant.now());
    }

    /** The sections after the given number of sections; all of them if it is not a number. */
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

    /** The running operations. A build that has ended has none, whatever its result. */
    public List<RunningSection> getRunning() {
        List<RunningOperation> all = isLive() ? List.copyOf(running) : List.of();
        Instant now = Instant.now();
        return IntStream.range(0, all.size())
                .mapToObj(index -> all.get(index).section(index + 1, now))
                .toList();
    }

    /** Whether the page can still change. */
    public boolean isLive() {
        return getRun().isBuilding();
    }

    /** Messages about operations that cannot be read. */
    public List<String> getProblems() {
        return results().problems();
    }

    /** The saved settings of the tables that this build backed up. */
    @StaplerDispatchable
    public BuildSettings getSettings() {
        return new BuildSettings(getRun(), results());
    }

    /** The files of the restores of this build. */
    @StaplerDispatchable
    public BuildFiles getFiles() {
        return new BuildFiles(getRun(), results());
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
