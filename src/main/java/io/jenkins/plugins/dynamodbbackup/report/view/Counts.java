package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedPrune;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedRestore;
import io.jenkins.plugins.dynamodbbackup.report.text.State;
import io.jenkins.plugins.dynamodbbackup.report.text.State.Sign;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many tables were backed up or restored, and how many of them well: by the sign that each has on the page of its
 * build.
 *
 * @param unsure how many tables were restored and are to be looked at: not confirmed
 * @param unconfirmed how many are neither good nor failed, as far as the build saw
 * @param notDeleted how many backups a prune was to delete and did not
 * @param problems of operations as a whole
 */
public record Counts(
        int backups,
        int goodBackups,
        int restores,
        int goodRestores,
        int unsure,
        int unconfirmed,
        int notDeleted,
        int problems) {

    public static Counts of(List<Ended> operations) {
        List<State> backups = Kinds.backupRows(operations).stream()
                .map(row -> State.ofBackup(row.outcome()))
                .toList();
        List<State> restores = Kinds.only(EndedRestore.class, operations).stream()
                .map(State::of)
                .toList();
        return new Counts(
                backups.size(),
                count(backups.stream(), Sign.GOOD),
                restores.size(),
                count(restores.stream(), Sign.GOOD),
                (int) restores.stream().filter(State.TO_BE_CHECKED::equals).count(),
                count(Stream.concat(backups.stream(), restores.stream()), Sign.OPEN),
                Kinds.only(EndedPrune.class, operations).stream()
                        .mapToInt(EndedPrune::notDeleted)
                        .sum(),
                operations.stream()
                        .mapToInt(operation -> operation.head().problems().size())
                        .sum());
    }

    private static int count(Stream<State> states, Sign sign) {
        return (int) states.filter(state -> state.sign() == sign).count();
    }

    public int good() {
        return goodBackups + goodRestores;
    }

    public int failed() {
        return backups + restores - good() - unconfirmed;
    }
}
