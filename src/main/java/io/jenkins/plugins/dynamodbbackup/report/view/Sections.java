package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.configuration.Prices;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredBackup;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredOperation;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredPrune;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore;
import io.jenkins.plugins.dynamodbbackup.report.stored.UnreadableOperation;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Creates the sections of a page from the stored results of a build. */
public final class Sections {

    private Sections() {}

    /** @param now the time for ages */
    public static List<Section> of(List<StoredOperation> operations, Prices prices, Instant now) {
        return IntStream.range(0, operations.size())
                .mapToObj(index -> of(operations.get(index), index + 1, prices, now))
                .toList();
    }

    private static Section of(StoredOperation operation, int number, Prices prices, Instant now) {
        Context context = Context.of(operation.head(), prices, now);
        if (operation instanceof StoredBackup backup) {
            return new BackupSection(backup, number, context);
        }
        if (operation instanceof StoredPrune prune) {
            return new PruneSection(prune, number, context);
        }
        return operation instanceof StoredRestore restore
                ? new RestoreSection(restore, number, context)
                : new UnreadableSection((UnreadableOperation) operation, number);
    }
}
