package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.retention.GroupPlan;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneContext;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PrunePlan;
import io.jenkins.plugins.dynamodbbackup.engine.retention.RetentionPolicy;
import io.jenkins.plugins.dynamodbbackup.engine.retention.TableFact;
import io.jenkins.plugins.dynamodbbackup.engine.table.FoundTables;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableSelection;
import io.jenkins.plugins.dynamodbbackup.engine.table.UnreadableTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds out which of the selected tables still are the ones that their backups were made of (spec 1.3, 6.6). Only those
 * are described on which a deletion could depend; of the others any answer leads to the same plan.
 */
final class TableFacts {

    private static final int DOUBTS_SHOWN = 3;

    private final Map<String, TableFact> facts = new TreeMap<>();
    private final Set<String> toAsk = new TreeSet<>();
    private final Map<String, Message> failures = new TreeMap<>();
    private final boolean deletedTables;

    TableFacts(
            RetentionPolicy policy,
            PruneContext context,
            FoundTables found,
            TableSelection selection,
            boolean tagsDecide,
            Collection<ListedBackup> backups) {
        List<String> tables = selection.tables();
        this.deletedTables = policy.deletedTables();
        for (UnreadableTable table : selection.unreadable()) {
            failures.put(table.table(), table.error().sentence());
            if (!tagsDecide) {
                facts.put(
                        table.table(),
                        new TableFact.Unknown(Message.foreign(table.error().code())));
            }
        }
        Set<String> existing = Set.copyOf(found.existing());
        Map<String, Set<String>> ids = new HashMap<>();
        backups.forEach(backup -> backup.tableId()
                .ifPresent(id -> ids.computeIfAbsent(backup.tableName(), table -> new TreeSet<>())
                        .add(id)));
        Set<String> mayLose = tablesThatMayLoseBackups(policy, context, tables, backups);
        for (String table : tables) {
            Set<String> known = ids.getOrDefault(table, Set.of());
            if (found.described().containsKey(table)) {
                facts.put(table, fact(found.described().get(table)));
            } else if (!existing.contains(table)) {
                facts.put(table, new TableFact.Gone());
            } else if (mayLose.contains(table) || known.size() > 1) {
                toAsk.add(table);
            } else {
                facts.put(table, new TableFact.Live(known.stream().findFirst().orElse("")));
            }
        }
    }

    /** No fact makes a plan delete more than this one, in which the backups of all tables may go. */
    private static Set<String> tablesThatMayLoseBackups(
            RetentionPolicy policy, PruneContext context, Collection<String> tables, Collection<ListedBackup> backups) {
        Map<String, TableFact> gone =
                tables.stream().collect(Collectors.toMap(Function.identity(), table -> new TableFact.Gone()));
        return PrunePlan.plan(policy.withDeletedTables(), backups, gone, context).groups().stream()
                .filter(group -> group.deletes() > 0)
                .map(GroupPlan::table)
                .collect(Collectors.toSet());
    }

    /** Asks what is still open; a failed question leaves its table unknown, and nothing of it is deleted. */
    void submit(Dispatcher aws, Instant deadline, Runnable whenAnswered) {
        List<String> asked = List.copyOf(toAsk);
        if (asked.isEmpty()) {
            whenAnswered.run();
        }
        for (String table : asked) {
            aws.submit(DescribeTable.of(table), deadline, answer -> {
                facts.put(table, answer.fold(TableFacts::fact, error -> failed(table, error)));
                toAsk.remove(table);
                if (toAsk.isEmpty()) {
                    whenAnswered.run();
                }
            });
        }
    }

    Map<String, TableFact> facts() {
        return Map.copyOf(facts);
    }

    /** What could not be read; any of it means that the run did not do all it should. */
    List<Message> doubts() {
        List<Message> doubts = new ArrayList<>();
        failures.values().stream()
                .limit(DOUBTS_SHOWN)
                .forEach(failure -> doubts.add(failure.and(Message.of("prune.doubt.kept"))));
        if (failures.size() > DOUBTS_SHOWN) {
            doubts.add(Message.of("prune.doubt.others", failures.size() - DOUBTS_SHOWN));
        }
        return doubts;
    }

    /** Of a table that is being deleted the backups will be all that is left. */
    private static TableFact fact(TableDetails table) {
        if (table.deleting()) {
            return new TableFact.Gone();
        }
        return table.id()
                .<TableFact>map(TableFact.Live::new)
                .orElseGet(() -> new TableFact.Unknown(Message.of("prune.noTableId")));
    }

    private TableFact failed(String table, AwsError error) {
        if (error.kind() == ErrorKind.RESOURCE_NOT_FOUND) {
            if (!deletedTables) {
                failures.put(table, Message.of("prune.doubt.deleted", Argument.table(table)));
            }
            return new TableFact.Gone();
        }
        failures.put(table, error.sentence());
        return new TableFact.Unknown(Message.foreign(error.code()));
    }
}
