package io.jenkins.plugins.dynamodbbackup.report;

import hudson.model.Run;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import io.jenkins.plugins.dynamodbbackup.report.stored.StoredRestore;
import io.jenkins.plugins.dynamodbbackup.report.view.BuildOperations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long the restores of a job took, for a rough idea of the next one. */
final class PastRestores {

    private static final int BUILDS = 25;

    private PastRestores() {}

    /** The median of the past restores of this table, otherwise of all tables, as a sentence; empty before the first. */
    static Optional<String> of(Run<?, ?> run, StoredRestore preview) {
        List<StoredRestore> all = RecentBuilds.among(run.getParent(), BUILDS).stream()
                .map(BuildOperations::operations)
                .flatMap(List::stream)
                .filter(StoredRestore.class::isInstance)
                .map(StoredRestore.class::cast)
                .filter(restore -> restore.good() && !restore.dryRun())
                .toList();
        Optional<String> table = table(preview);
        List<StoredRestore> ofTable = all.stream()
                .filter(restore -> table.isPresent() && table(restore).equals(table))
                .toList();
        if (!ofTable.isEmpty()) {
            return Optional.of(Messages.PastRestores_ofTable(table.orElseThrow(), median(ofTable), ofTable.size()));
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(Messages.PastRestores_ofJob(median(all), all.size()));
    }

    private static Optional<String> table(StoredRestore restore) {
        return restore.source().map(StoredRestore.Source::table);
    }

    private static String median(List<StoredRestore> restores) {
        List<Duration> times =
                restores.stream().map(StoredRestore::time).sorted().toList();
        return Times.span(times.get(times.size() / 2));
    }
}
