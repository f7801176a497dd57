package io.jenkins.plugins.dynamodbbackup.engine.table;

import com.google.re2j.Pattern;

/**
 * {@code regex:} and an expression that a whole name must match. RE2 does not backtrack, so that no expression can hang the
 * process as with {@code java.util.regex}.
 */
record RegexPattern(String text, Pattern pattern) implements NamePattern {

    @Override
    public boolean matches(String name) {
        return pattern.matches(name);
    }

    /** Whether it would match, were a part of the name enough. */
    boolean matchesPartOf(String name) {
        return pattern.matcher(name).find();
    }

    @Override
    public long weight() {
        return RegexSize.of(pattern.pattern());
    }
}
