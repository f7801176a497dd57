package io.jenkins.plugins.dynamodbbackup.engine.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** Says what a query asked for and did not get, and why. */
final class SelectionProblems {

    /**
     * So many sentences look for near names: in the wrong region thousands of names are missing, and all for one
     * cause.
     */
    private static final int MOST_HINTS = 20;

    private static final String CHECK = "; check it, and the region";

    private final ParsedQuery query;
    private final SortedSet<String> existing;
    private final Set<String> candidates;
    private final Set<String> selected;
    private final Set<String> unread;
    private final NearestNames nearest;
    private int hints;

    SelectionProblems(
            ParsedQuery query,
            SortedSet<String> existing,
            Collection<String> candidates,
            Collection<String> selected,
            Collection<String> unread) {
        this.query = query;
        this.existing = existing;
        this.candidates = new HashSet<>(candidates);
        this.selected = new HashSet<>(selected);
        this.unread = new LinkedHashSet<>(unread);
        this.nearest = new NearestNames(existing);
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (NamePattern pattern : query.tables()) {
            List<String> matched = matched(pattern);
            if (matched.isEmpty()) {
                sentences.add(missed(pattern));
            } else if (matched.stream().noneMatch(table -> selected.contains(table) || unread.contains(table))) {
                sentences.add(pattern.literal().isPresent() ? leftOut(pattern) : allLeftOut(pattern, matched));
            }
        }
        for (String table : unread) {
            sentences.add("the tags of table " + Words.quote(table)
                    + " could not be read, so it is not known whether the query means it");
        }
        // Below 1 there is nothing to add: a selection is empty only if every pattern is named above.
        if (selected.size() < query.minTables() && query.minTables() > 1) {
            sentences.add("minTables is " + query.minTables() + ", but the query selects "
                    + Words.count(selected.size(), "table"));
        }
        return sentences;
    }

    private List<String> matched(NamePattern pattern) {
        return pattern.literal()
                .map(name -> existing.contains(name) ? List.of(name) : List.<String>of())
                .orElseGet(() -> existing.stream().filter(pattern::matches).toList());
    }

    private String missed(NamePattern pattern) {
        String what = pattern.literal().isPresent()
                ? "no table named " + Words.quote(pattern.text())
                : Words.quote(pattern.text()) + " matches no table";
        if (existing.isEmpty()) {
            return what + "; no table was found here, check the region and the credentials";
        }
        if (++hints > MOST_HINTS) {
            return what;
        }
        if (pattern instanceof RegexPattern regex) {
            List<String> parts = existing.stream()
                    .filter(regex::matchesPartOf)
                    .limit(NearestNames.MOST)
                    .toList();
            return parts.isEmpty()
                    ? what + CHECK
                    : what + "; it must match the whole name, and matches only a part of " + Words.quoteAll(parts);
        }
        List<String> near = nearest.to(pattern instanceof GlobPattern glob ? glob.fixedPart() : pattern.text());
        if (near.isEmpty()) {
            return what + CHECK;
        }
        return what + (near.size() == 1 ? "; the nearest is " : "; the nearest are ") + Words.quoteAll(near);
    }

    private String leftOut(NamePattern pattern) {
        return "table " + Words.quote(pattern.text()) + " is named in tables, but "
                + (candidates.contains(pattern.text()) ? "does not carry " + tags() : "exclude leaves it out");
    }

    private String allLeftOut(NamePattern pattern, List<String> matched) {
        String what = Words.quote(pattern.text()) + " matches " + Words.count(matched.size(), "table") + ", but ";
        boolean one = matched.size() == 1;
        long excluded =
                matched.stream().filter(table -> !candidates.contains(table)).count();
        if (excluded == matched.size()) {
            return what + (one ? "exclude leaves it out" : "exclude leaves all of them out");
        }
        if (excluded > 0) {
            return what + "exclude leaves " + excluded + " out and no other carries " + tags();
        }
        return what + (one ? "it does not carry " : "none of them carries ") + tags();
    }

    private String tags() {
        List<String> texts = query.tags().stream().map(TagCondition::text).toList();
        return (texts.size() == 1 ? "the tag " : "all the tags ") + Words.quoteAll(texts);
    }
}
