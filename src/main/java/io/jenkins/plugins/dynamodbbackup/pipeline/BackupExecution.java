package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupOperation;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupProgress;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs the backup operation of one {@code dynamoBackup} step. */
final class BackupExecution extends OperationExecution<BackupProgress, BackupReport> {

    private static final long serialVersionUID = 1L;

    private final DynamoBackupStep step;

    BackupExecution(StepContext context, DynamoBackupStep step) {
        super(context, step.givenRegion(), step.givenCredentialsId());
        this.step = step;
    }

    @Override
    Class<BackupProgress> progressType() {
        return BackupProgress.class;
    }

    @Override
    Operation<BackupProgress, BackupReport> begin(
            AwsSession session, Map<String, String> environment, ProgressStore<BackupProgress> store, Journal journal)
            throws BadRequestException {
        return BackupOperation.start(step.request(), environment, session, store, journal);
    }

    @Override
    Operation<BackupProgress, BackupReport> resume(
            BackupProgress saved, AwsSession session, ProgressStore<BackupProgress> store, Journal journal)
            throws BadRequestException {
        return BackupOperation.resume(saved, session, store, journal);
    }

    @Override
    void tell(RunReport where, BackupReport report) {
        where.add(report);
    }

    @Override
    StepOutcome outcome(BackupReport report) {
        BackupStepResult result = BackupStepResult.of(report);
        int all = report.results().size();
        int good = result.getBackups().size();
        String closing =
                switch (report.verdict()) {
                    case SUCCESS -> Messages.BackupExecution_done(good, report.region());
                    case REQUESTED -> Messages.BackupExecution_requested(good, report.region());
                    case ABORTED -> Messages.BackupExecution_stopped(good, all);
                    case UNSTABLE, FAILURE ->
                        all == 0
                                ? Messages.BackupExecution_nothing(String.join("; ", report.problems()))
                                : Messages.BackupExecution_partly(good, all, report.region());
                };
        return new StepOutcome(report.verdict(), closing, result);
    }
}
