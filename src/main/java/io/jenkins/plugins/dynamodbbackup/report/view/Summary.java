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
            lines.add(Messages.Summary_backups(counts.goodBackups(), counts.backups()) + named(failedBackups()));
        }
        if (counts.restores() > 0) {
            int there = counts.goodRestores() + counts.unsure();
            lines.add(Messages.Summary_restores(there, counts.restores()) + named(failedRestores()));
        }
        if (counts.unsure() > 0) {
            lines.add(Messages.Summary_unsure(counts.unsure()));
        }
        if (counts.requested() > 0) {
            lines.add(Messages.Summary_requested(counts.requested()));
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

    private List<String> failedBackups() {
        return Kinds.backupRows(operations).stream()
                .filter(row -> !row.good() && row.outcome() != Outcome.REQUESTED)
                .map(BackupRow::table)
                .toList();
    }

    private List<String> failedRestores() {
        return Kinds.only(EndedRestore.class, operations).stream()
                .filter(restore -> !restore.good() && !restore.unsure() && restore.outcome() != Outcome.REQUESTED)
                .map(EndedRestore::target)
                .filter(target -> !target.isEmpty())
                .toList();
    }

    /** The end of a sentence: thousands may have failed for one reason. */
    private static String named(List<String> tables) {
        if (tables.isEmpty()) {
            return "";
        }
        int named = Math.min(NAMED, tables.size());
        return Messages.Summary_failed(String.join(", ", tables.subList(0, named)), tables.size() - named);
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
