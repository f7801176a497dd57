package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.report.stored.BackupRow;
import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedBackup;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedPrune;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedRestore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** A build's operations in a sentence for each kind. */
public record Summary(Counts counts, List<EndedPrune> prunes) {

    public Summary {
        prunes = List.copyOf(prunes);
    }

    public static Summary of(List<Ended> operations) {
        return new Summary(Counts.of(operations), only(EndedPrune.class, operations));
    }

    public List<String> getLines() {
        List<String> lines = new ArrayList<>();
        if (counts.backups() > 0) {
            lines.add(Messages.Summary_backups(counts.goodBackups(), counts.backups()));
        }
        if (counts.restores() > 0) {
            lines.add(Messages.Summary_restores(counts.goodRestores() + counts.unsure(), counts.restores()));
        }
        if (counts.unsure() > 0) {
            lines.add(Messages.Summary_unsure(counts.unsure()));
        }
        if (counts.requested() > 0) {
            lines.add(Messages.Summary_requested(counts.requested()));
        }
        prunes(false, lines);
        prunes(true, lines);
        if (counts.problems() > 0) {
            lines.add(Messages.Summary_problems(counts.problems()));
        }
        return lines;
    }

    private void prunes(boolean dryRun, List<String> lines) {
        List<EndedPrune> these =
                prunes.stream().filter(prune -> prune.dryRun() == dryRun).toList();
        if (!these.isEmpty()) {
            int gone = sum(these, prune -> prune.gone().size());
            int kept = sum(these, EndedPrune::kept);
            lines.add(dryRun ? Messages.Summary_dryRun(gone, kept) : Messages.Summary_pruned(gone, kept));
        }
    }

    private static int sum(List<EndedPrune> prunes, ToIntFunction<EndedPrune> number) {
        return prunes.stream().mapToInt(number).sum();
    }

    private static <T extends Ended> List<T> only(Class<T> kind, List<Ended> operations) {
        return operations.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * How many tables were backed up or restored, and how many of them well.
     *
     * @param unsure how many tables were restored with items that are not those of the live table: not good yet
     * @param requested how many AWS goes on with, unobserved: neither good nor failed
     * @param problems of operations as a whole
     */
    public record Counts(
            int backups, int goodBackups, int restores, int goodRestores, int unsure, int requested, int problems) {

        public static Counts of(List<Ended> operations) {
            List<EndedBackup> backups = only(EndedBackup.class, operations);
            List<EndedRestore> restores = only(EndedRestore.class, operations);
            Stream<Outcome> outcomes = Stream.concat(
                    backups.stream().flatMap(backup -> backup.rows().stream()).map(BackupRow::outcome),
                    restores.stream().map(EndedRestore::outcome));
            return new Counts(
                    backups.stream().mapToInt(backup -> backup.rows().size()).sum(),
                    (int) backups.stream()
                            .flatMap(backup -> backup.rows().stream())
                            .filter(row -> row.good())
                            .count(),
                    restores.size(),
                    (int) restores.stream().filter(EndedRestore::good).count(),
                    (int) restores.stream().filter(EndedRestore::unsure).count(),
                    (int) outcomes.filter(outcome -> outcome == Outcome.REQUESTED)
                            .count(),
                    operations.stream()
                            .mapToInt(operation -> operation.head().problems().size())
                            .sum());
        }

        public int good() {
            return goodBackups + goodRestores;
        }

        public int failed() {
            return backups + restores - good() - requested;
        }
    }
}
