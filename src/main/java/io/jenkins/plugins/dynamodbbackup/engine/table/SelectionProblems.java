package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.message.Amounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Says what a query asked for and did not get, and why. */
final class SelectionProblems {

    /**
     * So many sentences look for near names: in the wrong region thousands of names are missing, and all for one
     * cause.
     */
    private static final int MOST_HINTS = 20;

    private static final String CHECK = "; check it, and the region";

    private static final int MOST_NAMED = 20;

    private final ParsedQuery query;
    private final NameMatches matches;
    private final Set<String> candidates;
    private final Set<String> selected;
    private final Set<String> open = new HashSet<>();
    private final List<String> unread;
    private final int meant;
    private final NearestNames nearest;
    private final BooleanSupplier timeLeft;
    private int hints;

    /**
     * @param unreadable tables that could not be looked at; what became of them is told elsewhere
     * @param unread tables whose tags are not there, for they were deleted meanwhile
     */
    SelectionProblems(
            ParsedQuery query,
            NameMatches matches,
            Collection<String> candidates,
            Collection<String> selected,
            Collection<UnreadableTable> unreadable,
            List<String> unread,
            MatchBudget budget) {
        this.query = query;
        this.matches = matches;
        this.candidates = new HashSet<>(candidates);
        this.selected = new TreeSet<>(selected);
        this.unread = unread;
        this.meant = selected.size() + unreadable.size();
        this.nearest = new NearestNames(matches.names());
        this.timeLeft = budget::leftForHints;
        open.addAll(unread);
        unreadable.forEach(table -> open.add(table.table()));
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (NamePattern pattern : query.tables()) {
            List<String> matched = matches.of(pattern);
            if (matched.isEmpty()) {
                String what = pattern.literal().isPresent()
                        ? "no table named " + Words.quote(pattern.text())
                        : Words.quote(pattern.text()) + " matches no table";
                sentences.add(what + hint(pattern, ""));
            } else if (matched.stream().noneMatch(table -> selected.contains(table) || open.contains(table))) {
                sentences.add(pattern.literal().isPresent() ? leftOut(pattern) : allLeftOut(pattern, matched));
            }
        }
        for (String table : unread) {
            sentences.add("the tags of table " + Words.quote(table)
                    + " could not be read, so it is not known whether the query means it");
        }
        // Below 1 there is nothing to add: a selection is empty only if every pattern is named above.
        if (meant < query.minTables() && query.minTables() > 1) {
            sentences.add("minTables is " + query.minTables() + ", but the query selects "
                    + Amounts.count(meant, "table") + namesOfSelected() + ": " + (query.minTables() - meant)
                    + " too few");
        }
        return sentences;
    }

    private String namesOfSelected() {
        if (selected.isEmpty()) {
            return "";
        }
        String more = selected.size() > MOST_NAMED ? " and " + (selected.size() - MOST_NAMED) + " more" : "";
        return " (" + selected.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + more + ")";
    }

    /** @param idle what matches no table that is known */
    List<String> idleExclusions(List<NamePattern> idle) {
        return idle.stream()
                .map(pattern -> "exclude " + Words.quote(pattern.text())
                        + " matches no table"
                        + hint(pattern, "; it must match the whole name, letter for letter"))
                .toList();
    }

    /** @param rule about names as a whole, where the hint itself does not say it */
    private String hint(NamePattern pattern, String rule) {
        if (matches.names().isEmpty()) {
            return "; no table was found"
                    + query.region().map(there -> " in region " + there).orElse("")
                    + ", check the region and the credentials";
        }
        if (++hints > MOST_HINTS) {
            return rule;
        }
        if (pattern instanceof RegexPattern regex) {
            List<String> parts = matches.names().stream()
                    .takeWhile(name -> timeLeft.getAsBoolean())
                    .filter(regex::matchesPartOf)
                    .limit(NearestNames.MOST)
                    .toList();
            return parts.isEmpty()
                    ? rule + CHECK
                    : "; it must match the whole name, and matches only a part of " + Words.quoteAll(parts);
        }
        List<String> near =
                nearest.to(pattern instanceof GlobPattern glob ? glob.fixedPart() : pattern.text(), timeLeft);
        return near.isEmpty()
                ? rule + CHECK
                : rule + "; the nearest " + Amounts.are(near.size()) + " " + Words.quoteAll(near);
    }

    private String leftOut(NamePattern pattern) {
        return "table " + Words.quote(pattern.text()) + " is named in tables, but "
                + (candidates.contains(pattern.text()) ? "does not carry " + tags() : "exclude leaves it out");
    }

    private String allLeftOut(NamePattern pattern, List<String> matched) {
        String what = Words.quote(pattern.text()) + " matches " + Amounts.count(matched.size(), "table") + ", but ";
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
