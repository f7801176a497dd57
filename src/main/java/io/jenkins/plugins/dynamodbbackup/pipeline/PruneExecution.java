package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneOperation;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneProgress;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.parameters.PruneParameters;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.io.Serializable;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs the prune operation of one {@code dynamoPruneBackups} step. */
final class PruneExecution extends OperationExecution<PruneProgress, PruneReport> {

    private static final long serialVersionUID = 1L;

    PruneExecution(StepContext context, PruneParameters parameters) {
        super(context, parameters);
    }

    @Override
    Class<PruneProgress> progressType() {
        return PruneProgress.class;
    }

    @Override
    Operation<PruneProgress, PruneReport> resume(
            PruneProgress saved, AwsSession session, ProgressStore<PruneProgress> store, Journal journal)
            throws BadRequestException {
        return PruneOperation.resume(saved, session, store, journal);
    }

    /** A deletion is done at once or not at all. */
    @Override
    List<String> asked(PruneProgress saved) {
        return List.of();
    }

    @Override
    void tell(RunReport where, PruneReport report) {
        where.add(report);
    }

    @Override
    Serializable result(PruneReport report) {
        return PruneStepResult.of(report);
    }
}
