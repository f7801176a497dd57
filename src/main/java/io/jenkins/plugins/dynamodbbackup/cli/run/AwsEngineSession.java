package io.jenkins.plugins.dynamodbbackup.cli.run;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.EnvironmentHttp;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Errors;
import io.jenkins.plugins.dynamodbbackup.engine.aws.settings.TableDescription;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.CatalogueOperation;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.CatalogueReport;
import io.jenkins.plugins.dynamodbbackup.engine.file.LineFolder;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LocalWorker;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationHost;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Question;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.Progress;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.settings.AutoScalingListing;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsReader;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableReading;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The engine's operations in one region, with their progress as JSON text. */
final class AwsEngineSession implements Engine.Session {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final AwsSession aws;
    private final EnvironmentHttp http;
    private final SettingsFiles settings;
    private final Map<String, String> environment;

    /** @param http the HTTP client of the session; closed together with it */
    AwsEngineSession(AwsSession aws, EnvironmentHttp http, SettingsFiles settings, Map<String, String> environment) {
        this.aws = aws;
        this.http = http;
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public <Q, P extends Progress, R> Operation<P, R> start(
            OperationKind<Q, P, R> kind, Q request, ProgressStore<String> store, Journal journal)
            throws BadRequestException {
        return kind.start(request, environment, aws, host(), store, journal);
    }

    @Override
    public <Q, P extends Progress, R> Operation<P, R> resume(
            OperationKind<Q, P, R> kind, String progress, ProgressStore<String> store, Journal journal)
            throws BadRequestException {
        return kind.resume(progress, aws, host(), store, journal);
    }

    /** Files of an operation stand in the current directory, unless their names say otherwise. */
    private OperationHost host() {
        return new OperationHost(settings, new LineFolder(Path.of("").toAbsolutePath()), LocalWorker.ALONE);
    }

    @Override
    public Operation<?, CatalogueReport> list(TableQuery tables, Journal journal) throws BadRequestException {
        return CatalogueOperation.start(tables, aws, journal);
    }

    @Override
    public Answer<TableReading> settings(String table) throws InterruptedException {
        Question<Answer<TableReading>> question = (dispatcher, then) -> SettingsReader.submit(
                dispatcher,
                table,
                new AutoScalingListing(dispatcher, false),
                aws.runtime().clock().instant().plus(PATIENCE),
                (name, error) -> {},
                then);
        return question.ask(aws, PATIENCE.plusSeconds(10))
                .orElseGet(() -> Answer.failed(Errors.deadline(TableDescription.of(table))));
    }

    @Override
    public void close() {
        aws.close();
        http.close();
    }
}
