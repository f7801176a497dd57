package io.jenkins.plugins.dynamodbbackup.engine.table;

import java.util.Optional;

/** One name, without wildcards. */
record LiteralName(String text) implements NamePattern {

    @Override
    public boolean matches(String name) {
        return text.equals(name);
    }

    @Override
    public Optional<String> literal() {
        return Optional.of(text);
    }

    @Override
    public long weight() {
        return 0;
    }
}
