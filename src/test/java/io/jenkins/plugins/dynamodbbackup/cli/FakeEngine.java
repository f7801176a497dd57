package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.run.Connection;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.ConfiguredEndpoints;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupRequest;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.CatalogueReport;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers what it is asked for and answers with what a test put in. */
final class FakeEngine implements Engine, Engine.Session {

    Optional<Connection> connection = Optional.empty();
    Optional<Object> request = Optional.empty();
    Optional<String> resumed = Optional.empty();
    Optional<String> profileRegion = Optional.empty();
    Optional<String> profileEndpoint = Optional.empty();
    Optional<RuntimeException> failure = Optional.empty();
    boolean endless;
    Optional<Runnable> waiting = Optional.empty();
    BackupReport backupReport = Reports.backupDone();
    RestoreReport restoreReport = Reports.restoreDone();
    PruneReport pruneReport = Reports.pruneDone();
    CatalogueReport catalogue = Reports.catalogue(Verdict.SUCCESS, List.of());

    @Override
    public Optional<String> regionOf(Optional<String> profile) {
        return profileRegion;
    }

    @Override
    public Optional<String> endpointOf(Map<String, String> environment, Optional<String> profile) {
        return ConfiguredEndpoints.inEnvironment(environment)
                .of(ConfiguredEndpoints.Service.DYNAMODB)
                .or(() -> profileEndpoint);
    }

    @Override
    public Session open(Connection target) {
        connection = Optional.of(target);
        return this;
    }

    @Override
    public Operation<String, BackupReport> start(BackupRequest wanted, ProgressStore<String> store, Journal journal) {
        return operation(wanted, backupReport, store, journal);
    }

    @Override
    public Operation<String, RestoreReport> start(RestoreRequest wanted, ProgressStore<String> store, Journal journal) {
        return operation(wanted, restoreReport, store, journal);
    }

    @Override
    public Operation<String, PruneReport> start(PruneRequest wanted, ProgressStore<String> store, Journal journal) {
        return operation(wanted, pruneReport, store, journal);
    }

    @Override
    public Operation<String, BackupReport> resumeBackup(String progress, ProgressStore<String> store, Journal journal) {
        return operation(progress, backupReport, store, journal);
    }

    @Override
    public Operation<String, RestoreReport> resumeRestore(
            String progress, ProgressStore<String> store, Journal journal) {
        return operation(progress, restoreReport, store, journal);
    }

    @Override
    public Operation<String, PruneReport> resumePrune(String progress, ProgressStore<String> store, Journal journal) {
        return operation(progress, pruneReport, store, journal);
    }

    private <R> Operation<String, R> operation(Object wanted, R report, ProgressStore<String> store, Journal journal) {
        if (wanted instanceof String progress) {
            resumed = Optional.of(progress);
        } else {
            request = Optional.of(wanted);
        }
        return new FakeOperation<>(report, store, journal, endless, failure, waiting);
    }

    @Override
    public Operation<?, CatalogueReport> list(TableQuery tables, Journal journal) {
        request = Optional.of(tables);
        return new FakeOperation<>(catalogue, progress -> {}, line -> {}, endless, failure, waiting);
    }

    @Override
    public void close() {}
}
