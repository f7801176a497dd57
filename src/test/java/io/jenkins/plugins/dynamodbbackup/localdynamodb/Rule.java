package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.util.List;
import java.util.Random;

/** One rule of {@link Rules}, put together step by step and put into force by {@link #then}. */
public final class Rule {
    private final Rules rules;
    private final Glob operation;
    private Glob table = Glob.of("*");
    private boolean anyTable = true;
    private int first = 1;
    private int last = Integer.MAX_VALUE;
    private double probability = 1;
    private int matched;
    private List<Effect> effects = List.of();

    Rule(Rules rules, Glob operation) {
        this.rules = rules;
        this.operation = operation;
    }

    /** Only calls that name this table or ARN; {@code *} and {@code ?} are wildcards. */
    public Rule table(String glob) {
        table = Glob.of(glob);
        anyTable = false;
        return this;
    }

    /** Only the n-th matching call, counted from 1. */
    public Rule nth(int n) {
        return between(n, n);
    }

    /** Only the first n matching calls. */
    public Rule first(int n) {
        return between(1, n);
    }

    /** Only the matching calls from one number to another, both included, counted from 1. */
    public Rule between(int from, int to) {
        first = from;
        last = to;
        return this;
    }

    /** Each matching call with this probability, drawn from the seed of the service. */
    public Rule probability(double value) {
        probability = value;
        return this;
    }

    /** Puts the rule into force. */
    public void then(Effect... what) {
        effects = List.of(what);
        rules.add(this);
    }

    boolean applies(String calledOperation, List<String> resources, Random random) {
        if (!operation.matches(calledOperation)
                || !(anyTable || resources.stream().anyMatch(table::matches))) {
            return false;
        }
        matched++;
        return matched >= first && matched <= last && (probability >= 1 || random.nextDouble() < probability);
    }

    List<Effect> effects() {
        return effects;
    }
}
