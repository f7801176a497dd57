package io.jenkins.plugins.dynamodbbackup.cli.run;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.CatalogueReport;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationKind;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.Progress;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableReading;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.util.Map;
import java.util.Optional;

/** The engine as the command line uses it. Progress crosses this interface as JSON text. */
public interface Engine extends AutoCloseable {

    /** The region of a profile in the user's AWS configuration; absent: of the default profile. */
    Optional<String> regionOf(Optional<String> profile);

    /** The endpoint of DynamoDB configured for AWS tools in the environment or in the profile. */
    Optional<String> endpointOf(Map<String, String> environment, Optional<String> profile);

    Session open(Connection connection) throws BadRequestException;

    @Override
    void close();

    /** The engine for one region and one set of credentials. */
    interface Session extends AutoCloseable {

        <Q, P extends Progress, R> Operation<P, R> start(
                OperationKind<Q, P, R> kind, Q request, ProgressStore<String> store, Journal journal)
                throws BadRequestException;

        /** @throws BadRequestException when this version cannot resume the progress */
        <Q, P extends Progress, R> Operation<P, R> resume(
                OperationKind<Q, P, R> kind, String progress, ProgressStore<String> store, Journal journal)
                throws BadRequestException;

        /** Lists the backups of the selected tables. */
        Operation<?, CatalogueReport> list(TableQuery tables, Journal journal) throws BadRequestException;

        /** Reads all settings of a table, within a minute or two. */
        Answer<TableReading> settings(String table) throws InterruptedException;

        @Override
        void close();
    }
}
