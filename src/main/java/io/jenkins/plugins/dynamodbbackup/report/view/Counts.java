package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.report.stored.BackupRow;
import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedPrune;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedRestore;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How many tables were backed up or restored, and how many of them well.
 *
 * @param unsure how many tables were restored with items that are not those of the live table: not good yet
 * @param requested how many AWS goes on with, unobserved: neither good nor failed
 * @param notDeleted how many backups a prune was to delete and did not
 * @param problems of operations as a whole
 */
public record Counts(
        int backups,
        int goodBackups,
        int restores,
        int goodRestores,
        int unsure,
        int requested,
        int notDeleted,
        int problems) {

    public static Counts of(List<Ended> operations) {
        List<BackupRow> backups = Kinds.backupRows(operations);
        List<EndedRestore> restores = Kinds.only(EndedRestore.class, operations);
        return new Counts(
                backups.size(),
                count(backups, BackupRow::good),
                restores.size(),
                count(restores, EndedRestore::good),
                count(restores, EndedRestore::unsure),
                count(
                        Stream.concat(
                                        backups.stream().map(BackupRow::outcome),
                                        restores.stream().map(EndedRestore::outcome))
                                .toList(),
                        Outcome.REQUESTED::equals),
                Kinds.only(EndedPrune.class, operations).stream()
                        .mapToInt(EndedPrune::notDeleted)
                        .sum(),
                operations.stream()
                        .mapToInt(operation -> operation.head().problems().size())
                        .sum());
    }

    private static <T> int count(List<T> all, Predicate<T> which) {
        return (int) all.stream().filter(which).count();
    }

    public int good() {
        return goodBackups + goodRestores;
    }

    /** Neither good nor failed, as long as nobody has looked. */
    public int unconfirmed() {
        return requested + unsure;
    }

    public int failed() {
        return backups + restores - good() - unconfirmed();
    }
}
