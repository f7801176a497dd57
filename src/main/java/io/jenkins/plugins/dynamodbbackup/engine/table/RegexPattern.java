package io.jenkins.plugins.dynamodbbackup.engine.table;

import com.google.re2j.Pattern;

/**
 * {@code regex:} and an expression that a whole name has to match. RE2 never goes back in the name: no expression can
 * hang the process, which is why it is used in place of {@code java.util.regex}.
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
