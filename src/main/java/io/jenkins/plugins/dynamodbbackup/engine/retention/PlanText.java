package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.BackupSummary;
import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import io.jenkins.plugins.dynamodbbackup.engine.message.TextTable;
import io.jenkins.plugins.dynamodbbackup.engine.message.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A plan as lines for the log. Whatever goes has a line of its own; of what stays, many backups with one reason share a
 * line, so that thousands of them stay readable.
 */
public final class PlanText {

    /** More backups of one table that stay are counted by reason instead of listed. */
    static final int KEPT_LISTED_PER_TABLE = 50;
    /** In a plan that keeps more, all of them are counted by reason. */
    static final int KEPT_LISTED = 500;
    /** Only a refused plan is ever cut: its deletions do not happen, and there may be tens of thousands. */
    static final int REFUSED_LISTED_PER_TABLE = 20;
    /** Reasons that differ from backup to backup must not make a long list again. */
    static final int REASONS_LISTED = 10;

    private final PrunePlan plan;
    private final boolean listKept;
    private final List<String> lines = new ArrayList<>();

    private PlanText(PrunePlan plan) {
        this.plan = plan;
        long kept = plan.groups().stream()
                .mapToLong(group -> group.decisions().size() - group.deletes())
                .sum();
        this.listKept = kept <= KEPT_LISTED;
    }

    /** The lines of a plan: tables, totals, warnings, and last why it is refused. */
    public static List<String> of(PrunePlan plan) {
        PlanText text = new PlanText(plan);
        plan.groups().forEach(text::group);
        text.totals();
        plan.warnings().forEach(warning -> text.lines.add("Warning: " + warning));
        plan.refusals().forEach(refusal -> text.lines.add("Refused, nothing is deleted: " + refusal));
        return List.copyOf(text.lines);
    }

    private void group(GroupPlan group) {
        List<PruneDecision> kept = group.decisions().stream()
                .filter(decision -> !decision.delete())
                .toList();
        long deletes = group.deletes();
        lines.add("Table " + group.table() + title(group) + ": keep " + kept.size() + " of "
                + Amounts.count(group.decisions().size(), "backup") + (deletes == 0 ? "" : ", delete " + deletes));
        boolean listed = listKept && kept.size() <= KEPT_LISTED_PER_TABLE;
        long deleteLines = plan.refused() ? Math.min(deletes, REFUSED_LISTED_PER_TABLE) : deletes;
        List<PruneDecision> shown = new ArrayList<>();
        long left = deleteLines;
        for (PruneDecision decision : group.decisions()) {
            if (decision.delete() ? left-- > 0 : listed) {
                shown.add(decision);
            }
        }
        if (!listed) {
            countKept(kept);
        }
        list(shown);
        if (deletes > deleteLines) {
            lines.add("  delete  and " + (deletes - deleteLines) + " more");
        }
    }

    private static String title(GroupPlan group) {
        return switch (group.standing()) {
            case LIVE -> "";
            case REPLACED -> " (an earlier one, TableId " + group.tableId() + ")";
            case GONE -> " (gone, TableId " + group.tableId() + ")";
            case UNKNOWN -> " (TableId " + group.tableId() + ")";
            case UNIDENTIFIED -> " (no TableId)";
        };
    }

    private void list(List<PruneDecision> decisions) {
        TextTable table = new TextTable().alignRight(3);
        for (PruneDecision decision : decisions) {
            BackupSummary backup = decision.backup();
            table.row(
                    decision.delete() ? "delete" : "keep  ",
                    Times.iso(backup.createdAt()),
                    backup.name(),
                    Amounts.size(backup.sizeBytes()),
                    decision.reason());
        }
        table.lines().forEach(line -> lines.add("  " + line));
    }

    private void countKept(List<PruneDecision> kept) {
        Map<String, Long> byReason =
                kept.stream().collect(Collectors.groupingBy(PruneDecision::reason, Collectors.counting()));
        List<Map.Entry<String, Long>> commonFirst = byReason.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        commonFirst.stream()
                .limit(REASONS_LISTED)
                .forEach(reason -> lines.add("  keep    " + reason.getValue() + ": " + reason.getKey()));
        long rest = commonFirst.stream()
                .skip(REASONS_LISTED)
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (rest > 0) {
            lines.add("  keep    " + rest + ": for other reasons");
        }
    }

    private void totals() {
        List<PruneDecision> decisions = plan.decisions();
        long deletes = decisions.stream().filter(PruneDecision::delete).count();
        long bytes = decisions.stream()
                .filter(PruneDecision::delete)
                .mapToLong(decision -> decision.backup().sizeBytes())
                .sum();
        long tables = plan.groups().stream().map(GroupPlan::table).distinct().count();
        lines.add("Plan: keep " + (decisions.size() - deletes) + " of " + Amounts.count(decisions.size(), "backup")
                + " of " + Amounts.count(tables, "table") + ", delete " + deletes
                + (deletes == 0 ? "" : " (" + Amounts.size(bytes) + ")"));
    }
}
