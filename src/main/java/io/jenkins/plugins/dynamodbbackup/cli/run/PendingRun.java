package io.jenkins.plugins.dynamodbbackup.cli.run;

import io.jenkins.plugins.dynamodbbackup.cli.report.ReportView;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;

/**
 * An operation to run, new or resumed.
 *
 * @param command backup, restore or prune
 * @param view renders its report
 */
public record PendingRun<R>(String command, Connection connection, Starter<R> starter, ReportView<R> view) {

    /** Starts the operation; does not change anything in AWS yet. */
    @FunctionalInterface
    public interface Starter<R> {

        Operation<?, R> start(Engine.Session session, ProgressStore<String> store, Journal journal)
                throws BadRequestException;
    }
}
