package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A table query that was read and found in order; says which of the existing tables it means. Pure: the caller lists
 * tables and reads tags. Everything written in {@code tables} must select at least one table, else it is named among
 * the problems: a name with a typing error must never pass as "nothing to do".
 *
 * @param tables what selects, in the order written, each once
 * @param exclude what leaves out; need not match anything
 * @param tags a table must carry all of them
 * @param minTables fewer selected is a problem; 0 is as 1, since an empty selection is never a success
 */
public record ParsedQuery(List<NamePattern> tables, List<NamePattern> exclude, List<TagCondition> tags, int minTables) {

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
        Set<TagCondition> tags = new LinkedHashSet<>();
        for (String tag : query.tags()) {
            tags.add(TagCondition.parse(tag));
        }
        return new ParsedQuery(
                patterns("tables", query.tables()),
                patterns("exclude", query.exclude()),
                List.copyOf(tags),
                query.minTables());
    }

    private static List<NamePattern> patterns(String field, List<String> texts) throws BadRequestException {
        Set<NamePattern> patterns = new LinkedHashSet<>();
        for (String text : texts) {
            patterns.add(NamePattern.parse(field, text));
        }
        return List.copyOf(patterns);
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

    /** The tables that the patterns mean less the exclusions, sorted, each once: those whose tags must be read. */
    public List<String> candidates(Collection<String> existing) {
        return existing.stream()
                .distinct()
                .filter(matchedBy(tables).and(matchedBy(exclude).negate()))
                .sorted()
                .toList();
    }

    /**
     * @param existing the names of all tables of the account and region; the names of those that were looked up
     *     give the same selection, but when one is missing the sentence cannot say which ones are near
     * @param tagsByTable the tags of every candidate, also of one without tags; a candidate that is missing here while
     *     tags decide is not selected and is named among the problems; unused if no tags are asked for
     */
    public TableSelection select(Collection<String> existing, Map<String, Map<String, String>> tagsByTable) {
        List<String> candidates = candidates(existing);
        List<String> selected = candidates.stream()
                .filter(table -> !needsTags() || tagsByTable.containsKey(table) && carriesTags(tagsByTable.get(table)))
                .toList();
        List<String> unread = candidates.stream()
                .filter(table -> needsTags() && !tagsByTable.containsKey(table))
                .toList();
        return new TableSelection(
                selected,
                new SelectionProblems(this, new TreeSet<>(existing), candidates, selected, unread).sentences());
    }

    private boolean carriesTags(Map<String, String> carried) {
        return tags.stream().allMatch(tag -> tag.matches(carried));
    }

    private static Predicate<String> matchedBy(List<NamePattern> patterns) {
        Set<String> names = patterns.stream()
                .map(NamePattern::literal)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        List<NamePattern> others =
                patterns.stream().filter(pattern -> pattern.literal().isEmpty()).toList();
        return name -> names.contains(name) || others.stream().anyMatch(pattern -> pattern.matches(name));
    }
}
