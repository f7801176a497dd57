package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneOperation;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneProgress;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneReport;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs the prune operation of one {@code dynamoPruneBackups} step. */
final class PruneExecution extends OperationExecution<PruneProgress, PruneReport> {

    private static final long serialVersionUID = 1L;

    private final DynamoPruneBackupsStep step;

    PruneExecution(StepContext context, DynamoPruneBackupsStep step) {
        super(context, step.givenRegion(), step.givenCredentialsId());
        this.step = step;
    }

    @Override
    Class<PruneProgress> progressType() {
        return PruneProgress.class;
    }

    @Override
    Operation<PruneProgress, PruneReport> begin(
            AwsSession session, Map<String, String> environment, ProgressStore<PruneProgress> store, Journal journal)
            throws BadRequestException {
        return PruneOperation.start(step.request(), session, store, journal);
    }

    @Override
    Operation<PruneProgress, PruneReport> resume(
            PruneProgress saved, AwsSession session, ProgressStore<PruneProgress> store, Journal journal)
            throws BadRequestException {
        return PruneOperation.resume(saved, session, store, journal);
    }

    @Override
    void tell(RunReport where, PruneReport report) {
        where.add(report);
    }

    @Override
    StepOutcome outcome(PruneReport report) {
        int deleted = report.deleted().size();
        int kept = report.results().size() - deleted;
        String closing =
                switch (report.verdict()) {
                    case SUCCESS, REQUESTED ->
                        report.dryRun()
                                ? Messages.PruneExecution_dryRun(deleted, kept, report.region())
                                : Messages.PruneExecution_done(deleted, kept, report.region());
                    case UNSTABLE, FAILURE ->
                        report.problems().isEmpty()
                                ? Messages.PruneExecution_partly(deleted, report.region())
                                : Messages.PruneExecution_problems(String.join("; ", report.problems()));
                    case ABORTED -> Messages.PruneExecution_stopped(deleted);
                };
        return new StepOutcome(report.verdict(), closing, PruneStepResult.of(report));
    }
}
