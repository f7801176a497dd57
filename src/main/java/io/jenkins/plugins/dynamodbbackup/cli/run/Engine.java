package io.jenkins.plugins.dynamodbbackup.cli.run;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupRequest;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.CatalogueReport;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.ProgressStore;
import io.jenkins.plugins.dynamodbbackup.engine.prune.PruneReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreReport;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.util.Map;
import java.util.Optional;

/** All that the command line asks of the engine. Progress crosses this border as JSON text. */
public interface Engine extends AutoCloseable {

    /** The region that a profile of the user's AWS configuration names; absent: the default profile. */
    Optional<String> regionOf(Optional<String> profile);

    /** The endpoint of DynamoDB that the user has configured for AWS's tools, in the environment or in the profile. */
    Optional<String> endpointOf(Map<String, String> environment, Optional<String> profile);

    Session open(Connection connection) throws BadRequestException;

    @Override
    void close();

    /** The engine for one region and one set of credentials. */
    interface Session extends AutoCloseable {

        Operation<String, BackupReport> start(BackupRequest request, ProgressStore<String> store, Journal journal)
                throws BadRequestException;

        Operation<String, RestoreReport> start(RestoreRequest request, ProgressStore<String> store, Journal journal)
                throws BadRequestException;

        Operation<String, PruneReport> start(PruneRequest request, ProgressStore<String> store, Journal journal)
                throws BadRequestException;

        /** @throws BadRequestException when the progress is not that of a backup this version can go on with */
        Operation<String, BackupReport> resumeBackup(String progress, ProgressStore<String> store, Journal journal)
                throws BadRequestException;

        Operation<String, RestoreReport> resumeRestore(String progress, ProgressStore<String> store, Journal journal)
                throws BadRequestException;

        Operation<String, PruneReport> resumePrune(String progress, ProgressStore<String> store, Journal journal)
                throws BadRequestException;

        /** Lists the backups of the selected tables. */
        Operation<?, CatalogueReport> list(TableQuery tables, Journal journal) throws BadRequestException;

        @Override
        void close();
    }
}
