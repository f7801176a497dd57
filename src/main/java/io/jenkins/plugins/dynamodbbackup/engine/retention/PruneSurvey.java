package io.jenkins.plugins.dynamodbbackup.engine.retention;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.BackupSummary;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ListBackups;
import io.jenkins.plugins.dynamodbbackup.engine.table.FoundTables;
import io.jenkins.plugins.dynamodbbackup.engine.table.ParsedQuery;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableResolution;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableSelection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Asks AWS for all that a prune plan needs: which tables are meant, all their backups, and which of the tables still
 * are the ones that the backups were made of. Nothing is deleted on the way, and a failure on the way ends it (spec
 * 6.1, 6.10).
 */
final class PruneSurvey {

    private final Dispatcher aws;
    private final ParsedQuery query;
    private final RetentionPolicy policy;
    private final Supplier<PruneContext> context;
    private final Set<String> alsoList;
    private final Instant deadline;
    private final Consumer<Answer<Surveyed>> whenAnswered;
    private String status = "looking for the tables";

    /**
     * @param context asked once, after the listing
     * @param alsoList tables whose backups are listed even if they are not selected any more
     */
    PruneSurvey(
            Dispatcher aws,
            ParsedQuery query,
            RetentionPolicy policy,
            Supplier<PruneContext> context,
            Set<String> alsoList,
            Instant deadline,
            Consumer<Answer<Surveyed>> whenAnswered) {
        this.aws = aws;
        this.query = query;
        this.policy = policy;
        this.context = context;
        this.alsoList = alsoList;
        this.deadline = deadline;
        this.whenAnswered = whenAnswered;
    }

    String status() {
        return status;
    }

    void start() {
        TableResolution.find(aws, query, deadline, answer -> {
            if (answer instanceof Answer.Value<FoundTables> found) {
                list(found.value());
            } else {
                whenAnswered.accept(Answer.failed(((Answer.Failed<FoundTables>) answer).error()));
            }
        });
    }

    private void list(FoundTables found) {
        status = "listing the backups";
        BackupCatalogue.submit(aws, tablesToList(found), ListBackups.Types.USER, deadline, answer -> {
            if (answer instanceof Answer.Value<List<BackupSummary>> backups) {
                listed(found, backups.value());
            } else {
                whenAnswered.accept(Answer.failed(((Answer.Failed<List<BackupSummary>>) answer).error()));
            }
        });
    }

    /** Names are listed whether such tables exist or not: what is left of deleted ones is worth a word. */
    private Optional<Set<String>> tablesToList(FoundTables found) {
        if (policy.deletedTables() && !query.onlyLiteralNames()) {
            return Optional.empty();
        }
        Set<String> names = new TreeSet<>(found.select(query).tables());
        names.addAll(query.candidates(query.literalNames()));
        names.addAll(alsoList);
        return Optional.of(names);
    }

    private void listed(FoundTables found, List<BackupSummary> backups) {
        status = "looking at the tables of the backups";
        Set<String> existing = new HashSet<>(found.existing());
        List<String> gone =
                query.candidates(backups.stream().map(BackupSummary::tableName).collect(Collectors.toSet())).stream()
                        .filter(table -> !existing.contains(table))
                        .toList();
        TableSelection selection = policy.deletedTables() ? found.select(query, gone) : found.select(query);
        List<String> problems = new ArrayList<>(selection.problems());
        List<String> notes = new ArrayList<>();
        if (!policy.deletedTables()) {
            leftOfDeletedTables(gone, backups, problems, notes);
        }
        PruneContext now = context.get();
        TableFacts facts = new TableFacts(policy, now, found, selection.tables(), backups);
        facts.submit(
                aws,
                deadline,
                () -> whenAnswered.accept(new Answer.Value<>(
                        new Surveyed(backups, facts.facts(), now, problems, facts.doubts(), notes))));
    }

    private void leftOfDeletedTables(
            List<String> gone, List<BackupSummary> backups, List<String> problems, List<String> notes) {
        List<String> named = query.literalNames();
        for (String table : gone) {
            if (named.contains(table)) {
                long left = backups.stream().filter(of(Set.of(table))).count();
                problems.add(PlanText.count(left, "backup") + " of a deleted table named '" + table + "' "
                        + (left == 1 ? "is" : "are") + " left; set deletedTables to prune backups of deleted tables.");
            }
        }
        Set<String> matched = new HashSet<>(gone);
        named.forEach(matched::remove);
        if (!matched.isEmpty() && !query.needsTags()) {
            long left = backups.stream().filter(of(matched)).count();
            notes.add(PlanText.count(left, "backup") + " of " + PlanText.count(matched.size(), "deleted table")
                    + " match, too, and stay (deletedTables is not set).");
        }
    }

    private static Predicate<BackupSummary> of(Set<String> tables) {
        return backup -> tables.contains(backup.tableName());
    }
}
