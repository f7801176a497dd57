package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.access.TableGlimpse;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.table.EntryLimits;
import io.jenkins.plugins.dynamodbbackup.engine.table.MatchBudget;
import io.jenkins.plugins.dynamodbbackup.engine.table.ParsedQuery;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableSelection;
import io.jenkins.plugins.dynamodbbackup.engine.table.TooMuchToMatchException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the table fields of a form.
 *
 * @param variables whether the texts can contain variables of a build
 * @param gone whether deleted tables count too
 */
record TableCheck(
        List<String> tables, List<String> exclude, List<String> tags, int minTables, boolean variables, boolean gone) {

    private static final int MOST_NAMED = 5;
    private static final int MOST_PROBLEMS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Checks the field {@code tables}; queries AWS if the user has permission. */
    FormValidation ofTables(@CheckForNull Item item, Optional<String> region, Optional<String> credentialsId) {
        if (tables.isEmpty()) {
            return FormValidation.ok(Messages.BackupForm_noTables());
        }
        FormValidation syntax =
                of(item, "tables", tables, line -> new TableQuery(List.of(line), List.of(), List.of(), 1));
        if (syntax.kind != FormValidation.Kind.OK) {
            return syntax;
        }
        if (Stream.of(tables, exclude, tags, region.stream().toList()).anyMatch(this::undecided)) {
            return FormValidation.ok(Messages.TableCheck_variables());
        }
        if (!TableLooks.allowed(item)) {
            return FormValidation.ok();
        }
        try {
            ParsedQuery query = ParsedQuery.parse(new TableQuery(tables, exclude, List.of(), minTables));
            return looked(region.map(query::in).orElse(query), TableLooks.get().look(item, region, credentialsId));
        } catch (BadRequestException elsewhere) {
            return FormValidation.ok();
        }
    }

    FormValidation ofExclude(@CheckForNull Item item) {
        return of(item, "exclude", exclude, line -> new TableQuery(List.of("*"), List.of(line), List.of(), 1));
    }

    FormValidation ofTags(@CheckForNull Item item) {
        return of(item, "tags", tags, line -> new TableQuery(List.of("*"), List.of(), List.of(line), 1));
    }

    /** Checks every line, so that all errors of a pasted list are shown at once. */
    private FormValidation of(
            @CheckForNull Item item, String field, List<String> lines, Function<String, TableQuery> query) {
        if (!FormCheck.mayCheckLists(item)) {
            return FormValidation.ok();
        }
        FormCheck limit = field.equals("tags") ? () -> EntryLimits.tags(lines) : () -> EntryLimits.names(field, lines);
        Optional<String> tooMany = limit.problem(Set.of(field));
        if (tooMany.isPresent()) {
            return FormValidation.error(tooMany.get());
        }
        List<String> problems = known(lines).stream()
                .distinct()
                .<FormCheck>map(line -> () -> ParsedQuery.parse(query.apply(line)))
                .flatMap(check -> check.problem(Set.of(field)).stream())
                .toList();
        return problems.isEmpty() ? FormValidation.ok() : FormValidation.errorWithMarkup(together(problems));
    }

    /** As markup with one problem per line, because problems contain semicolons and commas. */
    private static String together(List<String> problems) {
        Stream<String> others = problems.size() > MOST_PROBLEMS
                ? Stream.of(Messages.TableCheck_others(problems.size() - MOST_PROBLEMS))
                : Stream.empty();
        return Stream.concat(problems.stream().limit(MOST_PROBLEMS), others)
                .map(Util::escape)
                .collect(Collectors.joining("<br>"));
    }

    private FormValidation looked(ParsedQuery query, TableLooks.Look look) {
        if (look instanceof TableLooks.Look.Failed failed) {
            return FormValidation.ok(Messages.TableCheck_couldNotLook(failed.sentence()));
        }
        TableGlimpse seen = ((TableLooks.Look.Seen) look).tables();
        TableSelection selection;
        try {
            selection = query.select(seen.names(), Map.of(), MatchBudget.ofThisThread(PATIENCE));
        } catch (TooMuchToMatchException e) {
            return FormValidation.warning(Messages.TableCheck_tooMuch(e.reason()));
        }
        List<String> doubts = Stream.of(selection.problems(), selection.idleExclusions())
                .flatMap(List::stream)
                .map(Message::toString)
                .toList();
        String matches = matches(selection.tables(), seen);
        if (seen.more() || gone || doubts.isEmpty()) {
            return FormValidation.ok(matches);
        }
        return doubts.size() == 1
                ? FormValidation.warning(matches + " " + Messages.TableCheck_problem(doubts.get(0)))
                : FormValidation.warningWithMarkup(
                        Util.escape(matches + " " + Messages.TableCheck_problems()) + "<br>" + together(doubts));
    }

    private String matches(List<String> selected, TableGlimpse seen) {
        String counted = seen.more()
                ? Messages.TableCheck_matchesOfFirst(
                        selected.size(), seen.names().size())
                : Messages.TableCheck_matches(selected.size(), seen.names().size());
        String names = selected.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (selected.size() > MOST_NAMED ? ", ..." : "");
        return counted
                + (selected.isEmpty() ? "." : ": " + names + (selected.size() > MOST_NAMED ? "" : "."))
                + (tags.isEmpty() ? "" : " " + Messages.TableCheck_tagsLater());
    }

    private boolean undecided(List<String> names) {
        return variables && names.stream().anyMatch(FormCheck::hasVariable);
    }

    private List<String> known(List<String> names) {
        return variables
                ? names.stream().filter(name -> !FormCheck.hasVariable(name)).toList()
                : names;
    }
}
