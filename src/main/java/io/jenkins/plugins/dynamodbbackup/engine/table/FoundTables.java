package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What AWS answered about the tables of a query.
 *
 * @param existing names of tables; every existing table that the query selects is among them
 * @param tags of every candidate whose tags could be read; empty if the query has no tags
 * @param described the tables that were looked up one by one
 * @param failures why other tables, or their tags, could not be read
 * @param tooMuch why the candidates could not be determined
 */
public record FoundTables(
        List<String> existing,
        Map<String, Map<String, String>> tags,
        Map<String, TableDetails> described,
        Map<String, AwsError> failures,
        Optional<Message> tooMuch) {

    public FoundTables {
        existing = List.copyOf(existing);
        tags = Map.copyOf(tags);
        described = Map.copyOf(described);
        failures = Map.copyOf(failures);
    }

    /**
     * Which of the existing tables the query selects.
     *
     * @throws TooMuchToMatchException when the budget is spent before the end
     */
    public TableSelection select(ParsedQuery query, MatchBudget budget) {
        return select(query, List.of(), false, budget);
    }

    /**
     * Which tables the query selects. A deleted table has no tags, so a query with tags selects none of them.
     *
     * @param gone names of deleted tables, known from their backups
     * @param goneToo whether these can be selected too
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
