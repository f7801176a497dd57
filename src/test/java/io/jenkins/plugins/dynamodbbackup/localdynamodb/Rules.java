package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Faults on demand. A rule says which calls (operation, table or ARN, which of the matching calls, how likely) and what
 * happens to them:
 *
 * <pre>{@code rules.on("CreateBackup").table("orders-*").nth(2).then(Effect.dropAfter());}</pre>
 */
public final class Rules {
    private final List<Rule> rules = new ArrayList<>();
    private final Random random;

    Rules(long seed) {
        this.random = new Random(seed);
    }

    /** Starts a rule for an operation, or for several with {@code *}. It holds from {@link Rule#then} on. */
    public Rule on(String operation) {
        return new Rule(this, Glob.of(operation));
    }

    public synchronized void clear() {
        rules.clear();
    }

    synchronized void add(Rule rule) {
        rules.add(rule);
    }

    synchronized List<Effect> effects(String operation, List<String> resources) {
        if (rules.isEmpty()) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.applies(operation, resources, random)) {
                effects.addAll(rule.effects());
            }
        }
        return effects;
    }
}
