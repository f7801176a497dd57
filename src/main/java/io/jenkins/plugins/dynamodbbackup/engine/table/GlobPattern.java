package io.jenkins.plugins.dynamodbbackup.engine.table;

import java.util.Arrays;
import java.util.Comparator;

/** A name with wildcards: {@code *} stands for any characters, also none; {@code ?} for exactly one. */
record GlobPattern(String text) implements NamePattern {

    /**
     * Goes back to the last {@code *} alone: an earlier one has no better choice left. So the work is at most the
     * product of the two lengths, where a recursive matcher can need time that doubles with every star.
     */
    @Override
    public boolean matches(String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int afterStar = 0;
        while (n < name.length()) {
            if (p < text.length() && text.charAt(p) == '*') {
                star = p++;
                afterStar = n;
            } else if (p < text.length() && (text.charAt(p) == '?' || text.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++afterStar;
            } else {
                return false;
            }
        }
        while (p < text.length() && text.charAt(p) == '*') {
            p++;
        }
        return p == text.length();
    }

    /** The longest run of characters without a wildcard; empty if there is none. */
    String fixedPart() {
        return Arrays.stream(text.split("[*?]+"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** A step takes far less than one of a regular expression. */
    @Override
    public long weight() {
        return 1 + text.length() / 16;
    }
}
