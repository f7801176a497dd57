package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs the restore operation of one {@code dynamoRestore} step. */
final class RestoreExecution extends OperationExecution<RestoreProgress, RestoreReport> {

    private static final long serialVersionUID = 1L;

    private final DynamoRestoreStep step;

    RestoreExecution(StepContext context, DynamoRestoreStep step) {
        super(context, step.givenRegion(), step.givenCredentialsId());
        this.step = step;
    }

    @Override
    Class<RestoreProgress> progressType() {
        return RestoreProgress.class;
    }

    @Override
    Operation<RestoreProgress, RestoreReport> begin(
            AwsSession session, Map<String, String> environment, ProgressStore<RestoreProgress> store, Journal journal)
            throws BadRequestException {
        return RestoreOperation.start(step.request(), environment, session, store, journal);
    }

    @Override
    Operation<RestoreProgress, RestoreReport> resume(
            RestoreProgress saved, AwsSession session, ProgressStore<RestoreProgress> store, Journal journal)
            throws BadRequestException {
        return RestoreOperation.resume(saved, session, store, journal);
    }

    @Override
    void tell(RunReport where, RestoreReport report) {
        where.add(report);
    }

    @Override
    StepOutcome outcome(RestoreReport report) {
        return new StepOutcome(report.verdict(), report.sentence(), RestoreStepResult.of(report));
    }
}
