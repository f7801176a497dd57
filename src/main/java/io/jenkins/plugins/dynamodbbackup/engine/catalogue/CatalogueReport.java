package io.jenkins.plugins.dynamodbbackup.engine.catalogue;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * The backups of the selected tables at one moment.
 *
 * @param finishedAt when they were listed, by this machine's clock
 * @param listed whether the whole list was read; if not, an empty list does not mean that there are no backups
 * @param backups of every type and status, of existing and of deleted tables; table by table, newest first
 * @param problems about the listing as a whole, such as a name that no table and no backup has; any of them is a
 *     failure, and the listed backups exist nevertheless
 * @param warnings about what looks like a mistake in the query
 */
public record CatalogueReport(
        Verdict verdict,
        String region,
        Instant startedAt,
        Instant finishedAt,
        boolean listed,
        List<ListedBackup> backups,
        List<Message> problems,
        List<Message> warnings) {

    public CatalogueReport {
        backups = List.copyOf(backups);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }
}
