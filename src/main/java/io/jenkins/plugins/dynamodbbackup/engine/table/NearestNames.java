package io.jenkins.plugins.dynamodbbackup.engine.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * Finds the names that the user may have meant: the same but for upper and lower case, with a few letters changed, or
 * with something added before or after.
 */
public final class NearestNames {

    static final int MOST = 3;

    private static final int SHORTEST_PART = 3;
    private static final int MOST_CHANGES = 4;
    /** What it adds to the distance that only a part of a name is near. */
    private static final int ONLY_A_PART = 2;

    private record Name(String name, String folded, long characters) {

        static Name of(String name) {
            String folded = name.toLowerCase(Locale.ROOT);
            return new Name(name, folded, characters(folded));
        }

        /**
         * A set of characters as bits; different characters may share one, which makes names look nearer, never
         * farther.
         */
        private static long characters(String text) {
            return text.chars().mapToLong(c -> 1L << (c % Long.SIZE)).reduce(0, (a, b) -> a | b);
        }
    }

    private record Near(String name, int distance, int lengthDifference) {}

    private final List<Name> existing;

    public NearestNames(Collection<String> existing) {
        this.existing = existing.stream().distinct().map(Name::of).toList();
    }

    /** The nearest existing names, nearest first; empty if none is near. */
    public List<String> to(String text) {
        return to(text, () -> true);
    }

    /** The same for as long as there is time; empty when that is over before the end. */
    List<String> to(String text, BooleanSupplier timeLeft) {
        if (text.length() < SHORTEST_PART) {
            return List.of();
        }
        Name wanted = Name.of(text);
        List<Near> near = new ArrayList<>();
        for (Name name : existing) {
            if (!timeLeft.getAsBoolean()) {
                return List.of();
            }
            distance(wanted, name)
                    .ifPresent(distance -> near.add(
                            new Near(name.name(), distance, Math.abs(name.name().length() - text.length()))));
        }
        return near.stream()
                .sorted(Comparator.comparingInt(Near::distance)
                        .thenComparingInt(Near::lengthDifference)
                        .thenComparing(Near::name))
                .limit(MOST)
                .map(Near::name)
                .toList();
    }

    private static OptionalInt distance(Name wanted, Name other) {
        String text = wanted.folded();
        String name = other.folded();
        if (name.length() >= SHORTEST_PART && text.contains(name)) {
            return OptionalInt.of(text.equals(name) ? 0 : ONLY_A_PART);
        }
        int partLimit = Math.min(MOST_CHANGES, text.length() / 4);
        int wholeLimit = Math.max(1, partLimit);
        // Each character that the other name lacks costs at least one change: spares most names the work below.
        if (Long.bitCount(wanted.characters() & ~other.characters()) > wholeLimit) {
            return OptionalInt.empty();
        }
        int whole = changes(text, name, false);
        int part = changes(text, name, true);
        int nearest = Math.min(
                whole <= wholeLimit ? whole : Integer.MAX_VALUE,
                part <= partLimit ? part + ONLY_A_PART : Integer.MAX_VALUE);
        return nearest == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(nearest);
    }

    /**
     * How many characters must be put in, left out or exchanged, or swapped with the next, to make the text into the
     * name (optimal string alignment), or into the part of the name that is nearest to it (Sellers).
     */
    private static int changes(String text, String name, boolean anyPart) {
        int[] above = new int[name.length() + 1];
        int[] row = new int[name.length() + 1];
        int[] twoAbove = new int[name.length() + 1];
        for (int j = 0; j <= name.length(); j++) {
            above[j] = anyPart ? 0 : j;
        }
        for (int i = 1; i <= text.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= name.length(); j++) {
                int exchanged = above[j - 1] + (text.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, Math.min(above[j], row[j - 1]) + 1);
                if (swapped(text, i, name, j)) {
                    row[j] = Math.min(row[j], twoAbove[j - 2] + 1);
                }
            }
            int[] spare = twoAbove;
            twoAbove = above;
            above = row;
            row = spare;
        }
        int fewest = above[name.length()];
        for (int j = 0; anyPart && j < name.length(); j++) {
            fewest = Math.min(fewest, above[j]);
        }
        return fewest;
    }

    private static boolean swapped(String text, int i, String name, int j) {
        return i > 1 && j > 1 && text.charAt(i - 1) == name.charAt(j - 2) && text.charAt(i - 2) == name.charAt(j - 1);
    }
}
