package io.jenkins.plugins.dynamodbbackup.engine.table;

import java.util.Set;

/** A pattern whose matches were found out before. */
record KnownPattern(String text, Set<String> names) implements NamePattern {

    @Override
    public boolean matches(String name) {
        return names.contains(name);
    }

    @Override
    public long weight() {
        return 0;
    }
}
