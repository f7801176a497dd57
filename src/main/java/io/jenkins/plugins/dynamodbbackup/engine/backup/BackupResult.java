package io.jenkins.plugins.dynamodbbackup.engine.backup;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of one table's backup.
 *
 * @param message what happened and, where it went wrong, what to do
 * @param arn as soon as AWS gave one, also when the backup was not confirmed in time
 * @param status the last that AWS reported, such as CREATING or AVAILABLE
 * @param sizeBytes as AWS reports it; 0 for young tables
 * @param duplicates ARNs of other backups of the same table and name that may be the work of a request whose answer was
 *     lost; empty unless an answer was lost
 */
public record BackupResult(
        String table,
        Outcome outcome,
        Message message,
        String name,
        Optional<String> arn,
        Optional<String> status,
        Optional<Instant> createdAt,
        long sizeBytes,
        List<String> duplicates) {

    public BackupResult {
        duplicates = List.copyOf(duplicates);
    }

    /** Whether nothing went wrong with the table: its backup is AVAILABLE, or requested and not waited for. */
    public boolean good() {
        return outcome.good();
    }
}
