package io.jenkins.plugins.dynamodbbackup.cli.run;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.EnvironmentHttp;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.CatalogueOperation;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.CatalogueReport;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Progress;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.util.Map;

/** The engine's operations in one region, with their progress as JSON text. */
final class AwsEngineSession implements Engine.Session {

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
        return kind.start(request, environment, aws, settings, store, journal);
    }

    @Override
    public <Q, P extends Progress, R> Operation<P, R> resume(
            OperationKind<Q, P, R> kind, String progress, ProgressStore<String> store, Journal journal)
            throws BadRequestException {
        return kind.resume(progress, aws, settings, store, journal);
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
