package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.report.stored.BuildResults;
import io.jenkins.plugins.dynamodbbackup.report.stored.Counts;
import io.jenkins.plugins.dynamodbbackup.report.stored.NotGood;
import io.jenkins.plugins.dynamodbbackup.report.stored.OperationSummary;
import io.jenkins.plugins.dynamodbbackup.report.stored.OperationSummary.Kind;
import io.jenkins.plugins.dynamodbbackup.report.text.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operations of a build, summarized in a sentence per kind.
 *
 * @param unreadable messages about operations that cannot be read
 */
public record Summary(List<OperationSummary> operations, List<String> unreadable) {

    public Summary {
        operations = List.copyOf(operations);
        unreadable = List.copyOf(unreadable);
    }

    public static Summary of(BuildResults results) {
        return new Summary(results.summaries(), results.problems());
    }

    public Counts counts() {
        return sum(operations.stream());
    }

    public List<String> getLines() {
        List<String> lines = withoutProblems();
        lines.addAll(problems());
        lines.addAll(moreProblems());
        lines.addAll(unreadable);
        return lines;
    }

    /** The results of the operations. */
    List<String> withoutProblems() {
        List<String> lines = new ArrayList<>();
        Counts backups = sum(of(Kind.BACKUP));
        Counts restores = sum(of(Kind.RESTORE));
        if (backups.tables() > 0) {
            lines.add(Messages.Summary_backups(backups.good(), backups.tables())
                    + named(of(Kind.BACKUP), State::ofBackup));
        }
        if (restores.tables() > 0) {
            int there = restores.good() + restores.unsure();
            lines.add(Messages.Summary_restores(there, restores.tables()) + named(of(Kind.RESTORE), State::ofRestore));
        }
        if (of(Kind.RESTORE_DRY_RUN).findAny().isPresent()) {
            lines.add(Messages.Summary_restoreDryRun());
        }
        if (restores.unsure() > 0) {
            lines.add(Messages.Summary_unsure(restores.unsure()));
        }
        withoutTables(lines);
        prunes(lines);
        return lines;
    }

    private List<String> problems() {
        return operations.stream()
                .flatMap(operation -> operation.problems().stream())
                .limit(OperationSummary.NAMED)
                .toList();
    }

    /** A line with the number of problems that have no message here, if any. */
    List<String> moreProblems() {
        int more = counts().problems() - problems().size();
        return more > 0 ? List.of(Messages.Summary_moreProblems(more)) : List.of();
    }

    private Stream<OperationSummary> of(Kind kind) {
        return operations.stream().filter(operation -> operation.kind() == kind);
    }

    private static Counts sum(Stream<OperationSummary> operations) {
        return operations.map(OperationSummary::counts).reduce(Counts.NONE, Counts::plus);
    }

    /** The end of a sentence with the affected tables, shortened because there can be thousands. */
    private static String named(Stream<OperationSummary> operations, Function<Outcome, State> state) {
        Map<State, List<NotGood>> tables = operations
                .flatMap(operation -> operation.notGood().stream())
                .collect(Collectors.groupingBy(
                        some -> state.apply(some.outcome()), () -> new EnumMap<>(State.class), Collectors.toList()));
        return tables.entrySet().stream()
                .map(entry -> named(entry.getKey().word(), entry.getValue()))
                .collect(Collectors.joining());
    }

    private static String named(String word, List<NotGood> tables) {
        List<String> names = tables.stream()
                .flatMap(some -> some.first().stream())
                .limit(OperationSummary.NAMED)
                .toList();
        int all = tables.stream().mapToInt(NotGood::tables).sum();
        return Messages.Summary_named(word, String.join(", ", names), all - names.size());
    }

    /** For an operation that was stopped before it selected tables. */
    private void withoutTables(List<String> lines) {
        of(Kind.BACKUP)
                .filter(backup ->
                        backup.counts().tables() == 0 && backup.counts().problems() == 0)
                .map(backup -> Messages.Summary_withoutTables(backup.region(), Section.word(backup.verdict())))
                .forEach(lines::add);
    }

    private void prunes(List<String> lines) {
        if (of(Kind.PRUNE).findAny().isPresent()) {
            Counts prunes = sum(of(Kind.PRUNE));
            lines.add(Messages.Summary_pruned(prunes.gone(), prunes.kept(), prunes.notDeleted(), prunes.askedFor()));
        }
        if (of(Kind.PRUNE_DRY_RUN).findAny().isPresent()) {
            Counts prunes = sum(of(Kind.PRUNE_DRY_RUN));
            lines.add(Messages.Summary_dryRun(prunes.gone(), prunes.kept()));
        }
    }
}
