package io.jenkins.plugins.dynamodbbackup.agent;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnection;
import io.jenkins.plugins.dynamodbbackup.engine.file.LineFolder;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataWorker;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.report.stored.BuildResults;
import io.jenkins.plugins.dynamodbbackup.report.stored.SavedSettings;
import io.jenkins.plugins.dynamodbbackup.scratch.RememberedTables;

/** What an operation gets from its build. */
public final class BuildHost {

    private BuildHost() {}

    /** The name of the agent; empty for the controller, and where the build occupies no machine. */
    public static String agent(@CheckForNull Computer computer) {
        return computer == null ? "" : computer.getName();
    }

    /**
     * @param operation tells it from the other operations of the build, and is the same after a restart
     * @param agent empty for the controller
     */
    public static OperationHost of(
            Run<?, ?> run, String operation, String agent, AwsConnection connection, Journal journal) {
        return new OperationHost(
                SavedSettings.folder(),
                new LineFolder(BuildResults.files(run).resolve(operation)),
                worker(agent, connection, journal),
                RememberedTables.of(run, connection));
    }

    private static DataWorker worker(String agent, AwsConnection connection, Journal journal) {
        if (agent.isEmpty()) {
            return DataWork.onController(journal);
        }
        return connection.asController() ? DataWork.asController(journal) : DataWork.onAgent(agent, journal);
    }
}
