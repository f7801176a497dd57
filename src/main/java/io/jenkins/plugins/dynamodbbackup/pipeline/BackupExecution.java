package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupOperation;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupProgress;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.TableProgress;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.parameters.BackupParameters;
import io.jenkins.plugins.dynamodbbackup.report.RunReport;
import java.io.Serializable;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs the backup operation of one {@code dynamoBackup} step. */
final class BackupExecution extends OperationExecution<BackupProgress, BackupReport> {

    private static final long serialVersionUID = 1L;

    BackupExecution(StepContext context, BackupParameters parameters) {
        super(context, parameters);
    }

    @Override
    Class<BackupProgress> progressType() {
        return BackupProgress.class;
    }

    @Override
    Operation<BackupProgress, BackupReport> resume(
            BackupProgress saved, AwsSession session, ProgressStore<BackupProgress> store, Journal journal)
            throws BadRequestException {
        return BackupOperation.resume(saved, session, store, journal);
    }

    @Override
    List<String> asked(BackupProgress saved) {
        return saved.tables().stream()
                .filter(table -> table.outcome().isEmpty())
                .map(TableProgress::backupName)
                .toList();
    }

    @Override
    void tell(RunReport where, BackupReport report) {
        where.add(report);
    }

    @Override
    Serializable result(BackupReport report) {
        return BackupStepResult.of(report);
    }
}
