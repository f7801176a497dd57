package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.parameters.RestoreParameters;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.io.Serializable;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs the restore operation of one {@code dynamoRestore} step. */
final class RestoreExecution extends OperationExecution<RestoreProgress, RestoreReport> {

    private static final long serialVersionUID = 1L;

    RestoreExecution(StepContext context, RestoreParameters parameters) {
        super(context, parameters);
    }

    @Override
    Class<RestoreProgress> progressType() {
        return RestoreProgress.class;
    }

    @Override
    Operation<RestoreProgress, RestoreReport> resume(
            RestoreProgress saved, AwsSession session, ProgressStore<RestoreProgress> store, Journal journal)
            throws BadRequestException {
        return RestoreOperation.resume(saved, session, store, journal);
    }

    @Override
    List<String> asked(RestoreProgress saved) {
        return saved.askedFor();
    }

    @Override
    void tell(RunReport where, RestoreReport report) {
        where.add(report);
    }

    @Override
    Serializable result(RestoreReport report) {
        return RestoreStepResult.of(report);
    }
}
