package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A plan as lines for the log. Each deletion has a line of its own; many backups that are kept for one reason share a
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

    private static final Message DELETE = Message.of("retention.plan.delete");
    private static final Message KEEP = Message.of("retention.plan.keep");

    private final PrunePlan plan;
    private final boolean listKept;
    private final List<Message> lines = new ArrayList<>();

    private PlanText(PrunePlan plan) {
        this.plan = plan;
        long kept = plan.groups().stream()
                .mapToLong(group -> group.decisions().size() - group.deletes())
                .sum();
        this.listKept = kept <= KEPT_LISTED;
    }

    /** The lines of a plan: tables, totals, warnings, and last why it is refused. */
    public static List<Message> of(PrunePlan plan) {
        PlanText text = new PlanText(plan);
        plan.groups().forEach(text::group);
        text.totals();
        plan.warnings().forEach(warning -> text.add("warning", warning));
        plan.refusals().forEach(refusal -> text.add("refused", refusal));
        return List.copyOf(text.lines);
    }

    private void add(String what, Object... arguments) {
        lines.add(Message.of("retention.plan." + what, arguments));
    }

    private void group(GroupPlan group) {
        List<PruneDecision> kept = group.decisions().stream()
                .filter(decision -> !decision.delete())
                .toList();
        long deletes = group.deletes();
        int all = group.decisions().size();
        add(deletes == 0 ? "group.kept" : "group", title(group), kept.size(), all, deletes);
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
            add("deleteMore", deletes - deleteLines);
        }
    }

    private static Message title(GroupPlan group) {
        return Message.of("retention.table." + group.source(), Argument.table(group.table()), group.tableId());
    }

    private void list(List<PruneDecision> decisions) {
        TextTable table = new TextTable().alignRight(3);
        for (PruneDecision decision : decisions) {
            ListedBackup backup = decision.backup();
            table.row(
                    decision.delete() ? DELETE : KEEP,
                    backup.createdAt(),
                    Argument.backup(backup.name()),
                    Argument.size(backup.sizeBytes()),
                    decision.reason());
        }
        lines.addAll(table.messages());
    }

    private void countKept(List<PruneDecision> kept) {
        Map<Message, Long> byReason =
                kept.stream().collect(Collectors.groupingBy(PruneDecision::reason, Collectors.counting()));
        List<Map.Entry<Message, Long>> commonFirst = byReason.entrySet().stream()
                .sorted(Map.Entry.<Message, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(reason -> reason.getKey().toString()))
                .toList();
        commonFirst.stream().limit(REASONS_LISTED).forEach(reason -> add("kept", reason.getValue(), reason.getKey()));
        long rest = commonFirst.stream()
                .skip(REASONS_LISTED)
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (rest > 0) {
            add("keptOther", rest);
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
        int all = decisions.size();
        add(deletes == 0 ? "total.kept" : "total", all - deletes, all, tables, deletes, Argument.size(bytes));
    }
}
