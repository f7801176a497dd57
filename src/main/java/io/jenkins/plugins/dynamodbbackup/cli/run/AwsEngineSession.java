package io.jenkins.plugins.dynamodbbackup.cli.run;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.EnvironmentHttp;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupOperation;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupProgress;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupRequest;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.CatalogueOperation;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.CatalogueReport;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressJson;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneOperation;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneProgress;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreOperation;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreProgress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.util.Map;

/** The engine's operations in one region, with their progress as JSON text. */
final class AwsEngineSession implements Engine.Session {

    private static final ProgressJson<BackupProgress> BACKUP = new ProgressJson<>(BackupProgress.class);
    private static final ProgressJson<RestoreProgress> RESTORE = new ProgressJson<>(RestoreProgress.class);
    private static final ProgressJson<PruneProgress> PRUNE = new ProgressJson<>(PruneProgress.class);

    private final AwsSession aws;
    private final EnvironmentHttp http;
    private final Map<String, String> environment;

    /** @param http what the session calls with; both are closed with this */
    AwsEngineSession(AwsSession aws, EnvironmentHttp http, Map<String, String> environment) {
        this.aws = aws;
        this.http = http;
        this.environment = environment;
    }

    @Override
    public Operation<String, BackupReport> start(BackupRequest request, ProgressStore<String> store, Journal journal)
            throws BadRequestException {
        return new JsonOperation<>(
                BackupOperation.start(request, environment, aws, JsonOperation.store(BACKUP, store), journal), BACKUP);
    }

    @Override
    public Operation<String, BackupReport> resumeBackup(String progress, ProgressStore<String> store, Journal journal)
            throws BadRequestException {
        return new JsonOperation<>(
                BackupOperation.resume(BACKUP.read(progress), aws, JsonOperation.store(BACKUP, store), journal),
                BACKUP);
    }

    @Override
    public Operation<String, RestoreReport> start(RestoreRequest request, ProgressStore<String> store, Journal journal)
            throws BadRequestException {
        return new JsonOperation<>(
                RestoreOperation.start(request, environment, aws, JsonOperation.store(RESTORE, store), journal),
                RESTORE);
    }

    @Override
    public Operation<String, RestoreReport> resumeRestore(String progress, ProgressStore<String> store, Journal journal)
            throws BadRequestException {
        return new JsonOperation<>(
                RestoreOperation.resume(RESTORE.read(progress), aws, JsonOperation.store(RESTORE, store), journal),
                RESTORE);
    }

    @Override
    public Operation<String, PruneReport> start(PruneRequest request, ProgressStore<String> store, Journal journal)
            throws BadRequestException {
        return new JsonOperation<>(
                PruneOperation.start(request, aws, JsonOperation.store(PRUNE, store), journal), PRUNE);
    }

    @Override
    public Operation<String, PruneReport> resumePrune(String progress, ProgressStore<String> store, Journal journal)
            throws BadRequestException {
        return new JsonOperation<>(
                PruneOperation.resume(PRUNE.read(progress), aws, JsonOperation.store(PRUNE, store), journal), PRUNE);
    }

    @Override
    public Operation<?, CatalogueReport> list(TableQuery tables, Journal journal) throws BadRequestException {
        return CatalogueOperation.start(tables, aws, journal);
    }

    @Override
    public void close() {
        aws.close();
        http.close();
    }
}
