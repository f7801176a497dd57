package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.report.stored.BackupRow;
import io.jenkins.plugins.dynamodbbackup.report.stored.Ended;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedBackup;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedPrune;
import io.jenkins.plugins.dynamodbbackup.report.stored.EndedRestore;
import io.jenkins.plugins.dynamodbbackup.report.text.State;
import io.jenkins.plugins.dynamodbbackup.report.text.State.Sign;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** A build's operations in a sentence for each kind. */
public record Summary(Counts counts, List<Ended> operations) {

    private static final int NAMED = 3;

    public Summary {
        operations = List.copyOf(operations);
    }

    public static Summary of(List<Ended> operations) {
        return new Summary(Counts.of(operations), operations);
    }

    public List<String> getLines() {
        List<String> lines = new ArrayList<>();
        if (counts.backups() > 0) {
            lines.add(Messages.Summary_backups(counts.goodBackups(), counts.backups()) + named(backups()));
        }
        if (counts.restores() > 0) {
            int there = counts.goodRestores() + counts.unsure();
            lines.add(Messages.Summary_restores(there, counts.restores()) + named(restores()));
        }
        if (counts.unsure() > 0) {
            lines.add(Messages.Summary_unsure(counts.unsure()));
        }
        withoutTables(lines);
        prunes(false, lines);
        prunes(true, lines);
        problems(lines);
        return lines;
    }

    private void problems(List<String> lines) {
        List<String> problems = operations.stream()
                .flatMap(operation -> operation.head().problems().stream())
                .toList();
        int named = Math.min(NAMED, problems.size());
        lines.addAll(problems.subList(0, named));
        if (problems.size() > named) {
            lines.add(Messages.Summary_moreProblems(problems.size() - named));
        }
    }

    private Map<State, List<String>> backups() {
        return byState(Kinds.backupRows(operations), row -> State.ofBackup(row.outcome()), BackupRow::table);
    }

    private Map<State, List<String>> restores() {
        List<EndedRestore> named = Kinds.only(EndedRestore.class, operations).stream()
                .filter(restore -> !restore.target().isEmpty() && !restore.unsure())
                .toList();
        return byState(named, State::of, EndedRestore::target);
    }

    private static <T> Map<State, List<String>> byState(
            List<T> all, Function<T, State> state, Function<T, String> table) {
        return all.stream()
                .collect(Collectors.groupingBy(
                        state, () -> new EnumMap<>(State.class), Collectors.mapping(table, Collectors.toList())));
    }

    /** The end of a sentence, with the words of the page: thousands may have failed for one reason. */
    private static String named(Map<State, List<String>> tables) {
        return tables.entrySet().stream()
                .filter(entry -> entry.getKey().sign() != Sign.GOOD)
                .map(entry -> named(entry.getKey().word(), entry.getValue()))
                .collect(Collectors.joining());
    }

    private static String named(String word, List<String> tables) {
        int named = Math.min(NAMED, tables.size());
        return Messages.Summary_named(word, String.join(", ", tables.subList(0, named)), tables.size() - named);
    }

    /** One that was stopped before it had chosen its tables has nothing else to be told by. */
    private void withoutTables(List<String> lines) {
        Kinds.only(EndedBackup.class, operations).stream()
                .filter(backup ->
                        backup.rows().isEmpty() && backup.head().problems().isEmpty())
                .map(backup -> Messages.Summary_withoutTables(
                        backup.head().region(), Section.word(backup.head().verdict())))
                .forEach(lines::add);
    }

    private void prunes(boolean dryRun, List<String> lines) {
        List<EndedPrune> these = Kinds.only(EndedPrune.class, operations).stream()
                .filter(prune -> prune.dryRun() == dryRun)
                .toList();
        if (!these.isEmpty()) {
            int gone = sum(these, prune -> prune.gone().size());
            int kept = sum(these, EndedPrune::kept);
            lines.add(
                    dryRun
                            ? Messages.Summary_dryRun(gone, kept)
                            : Messages.Summary_pruned(
                                    gone, kept, sum(these, EndedPrune::notDeleted), sum(these, EndedPrune::askedFor)));
        }
    }

    private static int sum(List<EndedPrune> prunes, ToIntFunction<EndedPrune> number) {
        return prunes.stream().mapToInt(number).sum();
    }
}
