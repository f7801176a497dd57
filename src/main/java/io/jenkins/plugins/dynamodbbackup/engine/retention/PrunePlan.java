package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a prune will do, decided before anything is deleted, with a reason for every backup (spec 6). A pure function of
 * the policy and of what AWS listed: the order of the listing does not matter.
 *
 * @param groups table by table in the order of their names; of one table the live incarnation first
 * @param refusals any of them means that nothing is deleted
 * @param warnings about what looks like a mistake and does no harm
 */
public record PrunePlan(List<GroupPlan> groups, List<Message> refusals, List<Message> warnings) {

    private static final Comparator<GroupPlan> LIVE_THEN_NEWEST = Comparator.comparing(GroupPlan::source)
            .thenComparing(group -> group.decisions().get(0).backup(), ListedBackup.NEWEST_FIRST);

    public PrunePlan {
        groups = List.copyOf(groups);
        refusals = List.copyOf(refusals);
        warnings = List.copyOf(warnings);
    }

    /**
     * Plans a prune.
     *
     * @param listed every backup that AWS listed, of any table, type and status, all pages (spec 6.1, 6.10)
     * @param tables the selected tables by name, living or gone; backups of other tables are left out of the plan
     */
    public static PrunePlan plan(
            RetentionPolicy policy,
            Collection<ListedBackup> listed,
            Map<String, TableFact> tables,
            PruneContext context) {
        Collection<ListedBackup> backups = eachOnce(listed);
        GroupPlanner planner = new GroupPlanner(policy, context);
        List<GroupPlan> groups = new ArrayList<>();
        byTableAndId(backups, tables)
                .forEach((table, incarnations) -> incarnations.entrySet().stream()
                        .map(of -> planner.plan(table, of.getKey(), tables.get(table), sorted(of.getValue())))
                        .sorted(LIVE_THEN_NEWEST)
                        .forEach(groups::add));
        return new PrunePlan(
                groups, new Refusals(policy, context).of(backups, groups), new Warnings(policy).of(groups, tables));
    }

    /** A backup that two pages show must not count twice; if they differ, the state that keeps more is believed. */
    private static Collection<ListedBackup> eachOnce(Collection<ListedBackup> listed) {
        Map<String, ListedBackup> byArn = new HashMap<>(listed.size() * 2);
        Comparator<ListedBackup> doubtfulFirst =
                Comparator.comparing(ListedBackup::available).thenComparing(ListedBackup::toString);
        for (ListedBackup backup : listed) {
            byArn.merge(backup.arn(), backup, (a, b) -> doubtfulFirst.compare(a, b) <= 0 ? a : b);
        }
        return byArn.values();
    }

    private static Map<String, Map<String, List<ListedBackup>>> byTableAndId(
            Collection<ListedBackup> backups, Map<String, TableFact> tables) {
        Map<String, Map<String, List<ListedBackup>>> groups = new TreeMap<>();
        for (ListedBackup backup : backups) {
            if (tables.containsKey(backup.tableName())) {
                groups.computeIfAbsent(backup.tableName(), table -> new HashMap<>())
                        .computeIfAbsent(backup.tableId().orElse(""), id -> new ArrayList<>())
                        .add(backup);
            }
        }
        return groups;
    }

    private static List<ListedBackup> sorted(List<ListedBackup> backups) {
        backups.sort(ListedBackup.NEWEST_FIRST);
        return backups;
    }

    /**
     * The same plan with fewer deletions: a run that goes on after an interruption deletes nothing else than before.
     *
     * @param arns what may be deleted
     * @param otherwise why the others stay
     */
    public PrunePlan onlyDeleting(Set<String> arns, Message otherwise) {
        return new PrunePlan(
                groups.stream()
                        .map(group -> group.onlyDeleting(arns, otherwise))
                        .toList(),
                refusals,
                warnings);
    }

    public boolean refused() {
        return !refusals.isEmpty();
    }

    /** About every backup of the selected tables. A refused plan shows what it would have done. */
    public List<PruneDecision> decisions() {
        return groups.stream().flatMap(group -> group.decisions().stream()).toList();
    }

    /** What to delete: nothing if the plan is refused. Oldest first, so that a run cut short leaves the newer ones. */
    public List<PruneDecision> deletions() {
        return refused()
                ? List.of()
                : groups.stream().flatMap(PrunePlan::oldestFirst).toList();
    }

    private static Stream<PruneDecision> oldestFirst(GroupPlan group) {
        return group.decisions().stream()
                .filter(PruneDecision::delete)
                .sorted(Comparator.comparing(PruneDecision::backup, ListedBackup.NEWEST_FIRST.reversed()));
    }

    /** Size of what is deleted, as AWS reports it: 0 for backups of tables that were young (spec 1.2). */
    public long freedBytes() {
        return deletions().stream()
                .mapToLong(decision -> decision.backup().sizeBytes())
                .sum();
    }
}
