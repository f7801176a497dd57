package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What AWS was asked to resolve a query.
 *
 * @param existing names of tables; every table that the query means is among them if it exists
 * @param tags of every candidate whose tags could be read; empty if no tags are asked for
 * @param described the tables that were looked up one by one
 * @param failures why other tables could not be looked at, or their tags not be read
 * @param tooMuch why the candidates could not be found out, as a sentence
 */
public record FoundTables(
        List<String> existing,
        Map<String, Map<String, String>> tags,
        Map<String, TableDetails> described,
        Map<String, AwsError> failures,
        Optional<String> tooMuch) {

    public FoundTables {
        existing = List.copyOf(existing);
        tags = Map.copyOf(tags);
        described = Map.copyOf(described);
        failures = Map.copyOf(failures);
    }

    /**
     * Which of the existing tables the query means.
     *
     * @throws TooMuchToMatchException when the budget is spent before the end
     */
    public TableSelection select(ParsedQuery query, MatchBudget budget) {
        return select(query, List.of(), false, budget);
    }

    /**
     * Which tables the query means. A table that is gone carries no tags any more, so where tags decide none of them is
     * selected.
     *
     * @param gone names that are known from what is left of the tables, such as their backups
     * @param goneToo whether these may be selected, too
     * @throws TooMuchToMatchException when the budget is spent before the end
     */
    public TableSelection select(ParsedQuery query, Collection<String> gone, boolean goneToo, MatchBudget budget) {
        if (tooMuch.isPresent()) {
            throw new TooMuchToMatchException(tooMuch.get());
        }
        TreeSet<String> selectable = new TreeSet<>(existing);
        if (goneToo && !query.needsTags()) {
            selectable.addAll(gone);
        }
        return query.select(selectable, gone, tags, failures, budget);
    }
}
