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
 * A table query that was read and found in order; says which of the existing tables it means. Pure: the caller lists
 * tables and reads tags. Everything written in {@code tables} must select at least one table, else it is named among
 * the problems: a name with a typing error must never pass as "nothing to do".
 *
 * @param tables what selects, in the order written, each once
 * @param exclude what leaves out; an entry that matches no table is named
 * @param tags a table must carry all of them
 * @param minTables fewer selected is a problem; 0 is as 1, since an empty selection is never a success
 * @param region where the tables are looked for, for sentences; empty when it is not known
 */
public record ParsedQuery(
        List<NamePattern> tables,
        List<NamePattern> exclude,
        List<TagCondition> tags,
        int minTables,
        Optional<String> region) {

    /** Under half a second, whatever the names and patterns are. */
    private static final long QUICK = 100_000;

    public ParsedQuery {
        tables = List.copyOf(tables);
        exclude = List.copyOf(exclude);
        tags = List.copyOf(tags);
    }

    /** @throws BadRequestException for the first entry that cannot be understood */
    public static ParsedQuery parse(TableQuery query) throws BadRequestException {
        if (query.tables().isEmpty()) {
            throw new BadRequestException("tables", "tables: is empty; name at least one table, or give '*' for all");
        }
        if (query.minTables() < 0) {
            throw new BadRequestException(
                    "minTables", "minTables: " + query.minTables() + " is less than 0; give 1 or more");
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

    /** Whether the user gave names alone, so that looking up each of them can take the place of listing all tables. */
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
     * The tables that the patterns mean less the exclusions, sorted, each once: those whose tags must be read.
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
     *     give the same selection, but when one is missing the sentence cannot say which ones are near
     * @param gone names of further tables, which count for {@code exclude} only
     * @param tagsByTable the tags of every candidate, also of one without tags; a candidate that is missing here while
     *     tags decide is not selected and is named among the problems; unused if no tags are asked for
     * @param failures existing tables that could not be looked at, and why
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
                selected, unreadable, problems.sentences(), problems.idleExclusions(idle(matches, gone, budget)));
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

    /** Whether comparing so many names takes so little time that no thread of its own is worth it. */
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
