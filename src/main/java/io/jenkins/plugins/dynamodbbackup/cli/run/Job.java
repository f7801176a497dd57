package io.jenkins.plugins.dynamodbbackup.cli.run;

import io.jenkins.plugins.dynamodbbackup.cli.report.ReportView;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;

/**
 * One operation to run, new or picked up.
 *
 * @param command backup, restore or prune
 * @param view how its report is shown
 */
public record Job<R>(String command, Connection connection, Starter<R> starter, ReportView<R> view) {

    /** Begins the operation; changes nothing in AWS yet. */
    @FunctionalInterface
    public interface Starter<R> {

        Operation<?, R> start(Engine.Session session, ProgressStore<String> store, Journal journal)
                throws BadRequestException;
    }
}
