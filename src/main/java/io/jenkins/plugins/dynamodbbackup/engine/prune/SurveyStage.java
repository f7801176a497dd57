package io.jenkins.plugins.dynamodbbackup.engine.prune;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListBackups;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.catalogue.BackupCatalogue;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Stage;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneContext;
import io.jenkins.plugins.dynamodbbackup.engine.retention.RetentionPolicy;
import io.jenkins.plugins.dynamodbbackup.engine.table.FoundTables;
import io.jenkins.plugins.dynamodbbackup.engine.table.MatchBudget;
import io.jenkins.plugins.dynamodbbackup.engine.table.Matching;
import io.jenkins.plugins.dynamodbbackup.engine.table.NamePattern;
import io.jenkins.plugins.dynamodbbackup.engine.table.ParsedQuery;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableResolution;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableSelection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks AWS for all that a prune plan needs: which tables are meant, all their backups, and which of the tables still
 * are the ones that the backups were made of. Nothing is deleted on the way, and a failure on the way ends it (spec
 * 6.1, 6.10).
 */
final class SurveyStage implements Stage {

    private static final Argument DELETED_TABLES = Argument.parameter("deletedTables");

    private final PruneOperation run;
    private final Matching matching;
    private final ParsedQuery query;
    private final RetentionPolicy policy;
    private final Set<String> alsoList;
    private String status = "table.status.finding";

    /** @param alsoList tables whose backups are listed even if they are not selected any more */
    SurveyStage(PruneOperation run, ParsedQuery query, RetentionPolicy policy, Set<String> alsoList) {
        this.run = run;
        this.matching = new Matching(run.aws());
        this.query = query;
        this.policy = policy;
        this.alsoList = alsoList;
    }

    @Override
    public Message status() {
        return Message.of(status);
    }

    @Override
    public void start() {
        TableResolution.find(
                run.aws(), matching, query, run.deadline(), answer -> answer.handle(this::choose, run::unreadable));
    }

    /** Names are listed whether such tables exist or not: what is left of deleted ones is reported. */
    private void choose(FoundTables found) {
        if (policy.deletedTables() && !query.onlyLiteralNames()) {
            list(found, Optional.empty());
            return;
        }
        List<String> named = query.literalNames();
        match(
                found.existing().size() + named.size(),
                budget -> tablesToList(found.select(query, budget), query.candidates(named, budget)),
                tables -> list(found, tables));
    }

    /** Whether an exclusion is a mistake or means a deleted table, only the backups of all tables tell. */
    private Optional<Set<String>> tablesToList(TableSelection selection, List<String> named) {
        return selection.idleExclusions().isEmpty()
                ? Optional.of(Stream.of(selection.tables(), named, alsoList)
                        .flatMap(Collection::stream)
                        .collect(Collectors.toSet()))
                : Optional.empty();
    }

    private void list(FoundTables found, Optional<Set<String>> tables) {
        status = "catalogue.status.listing";
        BackupCatalogue.submit(
                run.aws(),
                tables,
                ListBackups.Types.USER,
                run.deadline(),
                answer -> answer.handle(backups -> listed(found, backups), run::unreadable));
    }

    /** What the names come to, with all matching done. */
    private record Chosen(TableSelection selection, List<String> gone, RetentionPolicy policy) {}

    private void listed(FoundTables found, List<ListedBackup> backups) {
        status = "prune.status.tables";
        match(
                found.existing().size() + backups.size(),
                budget -> chosen(found, backups, budget),
                chosen -> lookAtTables(found, backups, chosen));
    }

    private Chosen chosen(FoundTables found, List<ListedBackup> backups, MatchBudget budget) {
        Set<String> existing = new HashSet<>(found.existing());
        Set<String> gone = backups.stream()
                .map(ListedBackup::tableName)
                .filter(table -> !existing.contains(table))
                .collect(Collectors.toSet());
        TableSelection selection = found.select(query, gone, policy.deletedTables(), budget);
        Set<String> selected = new HashSet<>(selection.tables());
        selection.unreadable().forEach(table -> selected.add(table.table()));
        Set<String> names =
                backups.stream().filter(of(selected)).map(ListedBackup::name).collect(Collectors.toSet());
        return new Chosen(selection, query.candidates(gone, budget), policy.matching(names, budget));
    }

    private void lookAtTables(FoundTables found, List<ListedBackup> backups, Chosen chosen) {
        List<Message> problems = Stream.of(
                        chosen.selection().problems(), chosen.selection().idleExclusions())
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(ArrayList::new));
        List<Message> notes = new ArrayList<>();
        if (!policy.deletedTables()) {
            leftOfDeletedTables(chosen.gone(), backups, problems, notes);
        }
        PruneContext now = run.context();
        TableFacts facts = new TableFacts(chosen.policy(), now, found, chosen.selection(), query.needsTags(), backups);
        facts.submit(
                run.aws(),
                run.deadline(),
                () -> run.plan(new SurveyResult(
                        backups, facts.facts(), chosen.policy(), now, problems, facts.doubts(), notes)));
    }

    /** Without a result there is no plan, and nothing is deleted. */
    private <T> void match(int names, Function<MatchBudget, T> work, Consumer<T> then) {
        long weight = policy.patterns().stream().mapToLong(NamePattern::weight).sum();
        matching.run(query.quick(names, weight), work, then, run::fail);
    }

    private void leftOfDeletedTables(
            List<String> gone, List<ListedBackup> backups, List<Message> problems, List<Message> notes) {
        List<String> named = query.literalNames();
        for (String table : gone) {
            if (named.contains(table)) {
                long left = backups.stream().filter(of(Set.of(table))).count();
                problems.add(Message.of("prune.deletedTable", left, Argument.table(table), DELETED_TABLES));
            }
        }
        Set<String> matched = new HashSet<>(gone);
        named.forEach(matched::remove);
        if (!matched.isEmpty() && !query.needsTags()) {
            long left = backups.stream().filter(of(matched)).count();
            notes.add(Message.of("prune.deletedTablesMatch", left, matched.size(), DELETED_TABLES));
        }
    }

    private static Predicate<ListedBackup> of(Set<String> tables) {
        return backup -> tables.contains(backup.tableName());
    }
}
