package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.run.Connection;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.ConfiguredEndpoints;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.CatalogueReport;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ComparisonCounts;
import io.jenkins.plugins.dynamodbbackup.engine.compare.run.CompareReport;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.Progress;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableReading;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    CompareReport compareReport = Reports.compareDone(Verdict.SUCCESS, ComparisonCounts.NONE, List.of());
    /** What is read of each table. */
    final Map<String, TableReading> tables = new TreeMap<>();

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
    public <Q, P extends Progress, R> Operation<P, R> start(
            OperationKind<Q, P, R> kind, Q wanted, ProgressStore<String> store, Journal journal) {
        request = Optional.of(wanted);
        return operation(kind, store, journal);
    }

    @Override
    public <Q, P extends Progress, R> Operation<P, R> resume(
            OperationKind<Q, P, R> kind, String progress, ProgressStore<String> store, Journal journal) {
        resumed = Optional.of(progress);
        return operation(kind, store, journal);
    }

    @SuppressWarnings("unchecked") // the report belongs to its kind
    private <P extends Progress, R> Operation<P, R> operation(
            OperationKind<?, P, R> kind, ProgressStore<String> store, Journal journal) {
        Object report =
                switch (kind.name()) {
                    case "backup" -> backupReport;
                    case "restore" -> restoreReport;
                    case "compare" -> compareReport;
                    default -> pruneReport;
                };
        return (Operation<P, R>)
                (Operation<?, ?>) new FakeOperation<>(report, store, journal, endless, failure, waiting);
    }

    @Override
    public Operation<?, CatalogueReport> list(TableQuery tables, Journal journal) {
        request = Optional.of(tables);
        return new FakeOperation<>(catalogue, progress -> {}, line -> {}, endless, failure, waiting);
    }

    @Override
    public Answer<TableReading> settings(String table) {
        request = Optional.of(table);
        return Optional.ofNullable(tables.get(table))
                .<Answer<TableReading>>map(Answer.Value::new)
                .orElseGet(() -> Answer.failed(new AwsError(
                        ErrorKind.RESOURCE_NOT_FOUND,
                        "ResourceNotFoundException",
                        "not found",
                        ApiOperation.DESCRIBE_TABLE,
                        table)));
    }

    @Override
    public void close() {}
}
