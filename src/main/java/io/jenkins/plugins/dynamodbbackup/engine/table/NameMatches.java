package io.jenkins.plugins.dynamodbbackup.engine.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which of some names each of some patterns matches: found out once, for matching is what takes time. */
public final class NameMatches {

    /** In the unit of {@link NamePattern#weight}; a millisecond at most. Reading the clock takes time, too. */
    private static final long LOOK_AT_BUDGET_AFTER = 250;

    private final List<String> names;
    private final Map<NamePattern, BitSet> matched = new HashMap<>();

    private NameMatches(Collection<String> names) {
        this.names = List.copyOf(new TreeSet<>(names));
    }

    /** @throws TooMuchToMatchException when the budget is spent, or the thread interrupted, before the end */
    public static NameMatches of(
            Collection<String> names, Collection<? extends NamePattern> patterns, MatchBudget budget) {
        NameMatches matches = new NameMatches(names);
        for (NamePattern pattern : new HashSet<>(patterns)) {
            matches.matched.put(pattern, matches.match(pattern, patterns.size(), budget));
        }
        return matches;
    }

    private BitSet match(NamePattern pattern, int patterns, MatchBudget budget) {
        BitSet matching = new BitSet(names.size());
        if (pattern.literal().isPresent()) {
            int at = Collections.binarySearch(names, pattern.literal().get());
            if (at >= 0) {
                matching.set(at);
            }
            return matching;
        }
        int between = (int) Math.max(1, LOOK_AT_BUDGET_AFTER / Math.max(1, pattern.weight()));
        for (int i = 0; i < names.size(); i++) {
            if (i % between == 0) {
                budget.require(names.size(), patterns);
            }
            if (pattern.matches(names.get(i))) {
                matching.set(i);
            }
        }
        return matching;
    }

    /** Sorted, each once. */
    List<String> names() {
        return names;
    }

    /** What one pattern matches, sorted. */
    List<String> of(NamePattern pattern) {
        return named(matched.get(pattern));
    }

    boolean nothing(NamePattern pattern) {
        return matched.get(pattern).isEmpty();
    }

    /** What any of the wanted patterns matches and none of the others, sorted. */
    List<String> matching(Collection<NamePattern> wanted, Collection<NamePattern> unwanted) {
        BitSet set = union(wanted);
        set.andNot(union(unwanted));
        return named(set);
    }

    /** A pattern that knows the answer for these names and needs no more matching; no other name matches it. */
    public NamePattern known(NamePattern pattern) {
        return new NamePattern.Known(pattern.text(), Set.copyOf(of(pattern)));
    }

    private BitSet union(Collection<NamePattern> patterns) {
        BitSet union = new BitSet(names.size());
        patterns.forEach(pattern -> union.or(matched.get(pattern)));
        return union;
    }

    private List<String> named(BitSet set) {
        List<String> named = new ArrayList<>(set.cardinality());
        set.stream().forEach(i -> named.add(names.get(i)));
        return named;
    }
}
