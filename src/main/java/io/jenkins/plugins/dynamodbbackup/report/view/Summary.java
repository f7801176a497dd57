package io.jenkins.plugins.dynamodbbackup.report.view;

import io.jenkins.plugins.dynamodbbackup.report.stored.BuildResults;
import io.jenkins.plugins.dynamodbbackup.report.stored.Counts;
import io.jenkins.plugins.dynamodbbackup.report.stored.OperationSummary;
import io.jenkins.plugins.dynamodbbackup.report.stored.OperationSummary.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A build's operations in a sentence for each kind.
 *
 * @param problems about operations of which nothing is known
 */
public record Summary(List<OperationSummary> operations, List<String> problems) {

    public static Summary of(BuildResults results) {
        return new Summary(results.summaries(), results.problems());
    }

    public Counts counts() {
        return sum(operations.stream());
    }

    public List<String> getLines() {
        List<String> lines = new ArrayList<>();
        Counts backups = sum(of(Kind.BACKUP));
        Counts restores = sum(of(Kind.RESTORE));
        Counts all = counts();
        if (backups.tables() > 0) {
            lines.add(
                    Messages.Summary_backups(backups.good(), backups.tables()) + named(Kind.BACKUP, backups.failed()));
        }
        if (restores.tables() > 0) {
            int there = restores.good() + restores.unsure();
            lines.add(Messages.Summary_restores(there, restores.tables()) + named(Kind.RESTORE, 0));
        }
        if (all.unsure() > 0) {
            lines.add(Messages.Summary_unsure(all.unsure()));
        }
        if (all.requested() > 0) {
            lines.add(Messages.Summary_requested(all.requested()));
        }
        withoutTables(lines);
        prunes(lines);
        if (all.problems() > 0) {
            lines.add(Messages.Summary_problems(all.problems()));
        }
        lines.addAll(problems);
        return lines;
    }

    private Stream<OperationSummary> of(Kind kind) {
        return operations.stream().filter(operation -> operation.kind() == kind);
    }

    private static Counts sum(Stream<OperationSummary> operations) {
        return operations.map(OperationSummary::counts).reduce(Counts.NONE, Counts::plus);
    }

    /**
     * The end of a sentence: thousands may have failed for one reason.
     *
     * @param failed how many failed, if that is more than have a name: a restore may end before it has one
     */
    private String named(Kind kind, int failed) {
        List<String> tables =
                of(kind).flatMap(operation -> operation.failedTables().stream()).toList();
        if (tables.isEmpty()) {
            return "";
        }
        int named = Math.min(OperationSummary.NAMED, tables.size());
        return Messages.Summary_failed(
                String.join(", ", tables.subList(0, named)), Math.max(failed, tables.size()) - named);
    }

    /** One that was stopped before it had chosen its tables has nothing else to be told by. */
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
