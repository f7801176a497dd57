package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A valid table query; decides which of the existing tables it selects. Pure: the caller lists tables and reads tags.
 * Every entry of {@code tables} must select at least one table, else it is named among the problems: a misspelled name
 * must never pass as "nothing to do".
 *
 * @param tables what selects, in the order written, each once
 * @param exclude what leaves out; an entry that matches no table is named
 * @param tags a table must have all of them
 * @param minTables fewer selected is a problem; 0 counts as 1, because an empty selection is never a success
 * @param region of the tables, for messages; empty when it is not known
 */
public record ParsedQuery(
        List<NamePattern> tables,
        List<NamePattern> exclude,
        List<TagCondition> tags,
        int minTables,
        Optional<String> region) {

    /** Takes less than half a second, whatever the names and patterns are. */
    private static final long QUICK = 100_000;

    public ParsedQuery {
        tables = List.copyOf(tables);
        exclude = List.copyOf(exclude);
        tags = List.copyOf(tags);
    }

    /** @throws BadRequestException for the first entry that cannot be understood */
    public static ParsedQuery parse(TableQuery query) throws BadRequestException {
        if (query.tables().isEmpty()) {
            throw BadRequestException.of("tables", "table.list.empty");
        }
        if (query.minTables() < 0) {
            throw BadRequestException.of("minTables", "table.minTables.negative", query.minTables());
        }
        EntryLimits.tags(query.tags());
        Set<TagCondition> tags = new LinkedHashSet<>();
        for (String tag : query.tags()) {
            tags.add(TagCondition.parse(tag));
        }
        return new ParsedQuery(
                NamePattern.parseAll("tables", query.tables()),
                NamePattern.parseAll("exclude", query.exclude()),
                List.copyOf(tags),
                query.minTables(),
                Optional.empty());
    }

    /** The same query about the tables of this region. */
    public ParsedQuery in(String there) {
        return new ParsedQuery(tables, exclude, tags, minTables, Optional.of(there));
    }

    /** Whether the query has names only, so that each can be looked up instead of listing all tables. */
    public boolean onlyLiteralNames() {
        return tables.stream().allMatch(pattern -> pattern.literal().isPresent());
    }

    /** The names among the patterns, in the order written, whether such tables exist or not. */
    public List<String> literalNames() {
        return tables.stream()
                .map(NamePattern::literal)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether a table's tags decide. */
    public boolean needsTags() {
        return !tags.isEmpty();
    }

    /**
     * The tables that the patterns match without the exclusions, sorted, each once: those whose tags must be read.
     *
     * @throws TooMuchToMatchException when the budget is spent before the end
     */
    public List<String> candidates(Collection<String> existing, MatchBudget budget) {
        return match(existing, budget).matching(tables, exclude);
    }

    /**
     * @throws TooMuchToMatchException when the budget is spent before the end
     * @see #select(Collection, Collection, Map, Map, MatchBudget)
     */
    public TableSelection select(
            Collection<String> existing, Map<String, Map<String, String>> tagsByTable, MatchBudget budget) {
        return select(existing, List.of(), tagsByTable, Map.of(), budget);
    }

    /**
     * @param existing the names of all tables of the account and region; the names of those that were looked up
     *     give the same selection, but without the nearest names for a missing one
     * @param gone names of further tables, which count for {@code exclude} only
     * @param tagsByTable the tags of every candidate, also of one without tags; a candidate that is missing here
     *     is not selected and is named among the problems; unused if the query has no tags
     * @param failures existing tables that could not be read, and why
     * @throws TooMuchToMatchException when the budget is spent before the end
     */
    public TableSelection select(
            Collection<String> existing,
            Collection<String> gone,
            Map<String, Map<String, String>> tagsByTable,
            Map<String, AwsError> failures,
            MatchBudget budget) {
        NameMatches matches = match(existing, budget);
        List<String> candidates = matches.matching(tables, exclude);
        List<UnreadableTable> unreadable = candidates.stream()
                .filter(failures::containsKey)
                .map(table -> new UnreadableTable(table, failures.get(table)))
                .toList();
        List<String> readable = candidates.stream()
                .filter(table -> !failures.containsKey(table))
                .toList();
        List<String> selected = readable.stream()
                .filter(table -> !needsTags() || tagsByTable.containsKey(table) && carriesTags(tagsByTable.get(table)))
                .toList();
        List<String> unread = readable.stream()
                .filter(table -> needsTags() && !tagsByTable.containsKey(table))
                .toList();
        SelectionProblems problems =
                new SelectionProblems(this, matches, candidates, selected, unreadable, unread, budget);
        return new TableSelection(
                selected, unreadable, problems.messages(), problems.idleExclusions(idle(matches, gone, budget)));
    }

    private List<NamePattern> idle(NameMatches matches, Collection<String> gone, MatchBudget budget) {
        List<NamePattern> idle = exclude.stream().filter(matches::nothing).toList();
        NameMatches others = NameMatches.of(gone, idle, budget);
        return idle.stream().filter(others::nothing).toList();
    }

    private NameMatches match(Collection<String> names, MatchBudget budget) {
        return NameMatches.of(
                names, Stream.concat(tables.stream(), exclude.stream()).toList(), budget);
    }

    /** Whether comparing so many names takes too little time to be worth a separate thread. */
    public boolean quick(int names) {
        return quick(names, 0);
    }

    /** @param more weight of further patterns that the names are compared with */
    public boolean quick(int names, long more) {
        long weight = Stream.concat(tables.stream(), exclude.stream())
                .mapToLong(NamePattern::weight)
                .sum();
        return names * (weight + more) <= QUICK;
    }

    private boolean carriesTags(Map<String, String> carried) {
        return tags.stream().allMatch(tag -> tag.matches(carried));
    }
}
