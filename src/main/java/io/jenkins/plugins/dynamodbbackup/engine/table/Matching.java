package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where an operation compares names with patterns: on a thread apart, so that what takes seconds keeps no other operation
 * waiting, and each time within a budget.
 */
public final class Matching {

    private final Dispatcher aws;
    private final Supplier<MatchBudget> budget;

    public Matching(Dispatcher aws) {
        this(aws, () -> MatchBudget.ofThisThread(MatchBudget.OF_AN_OPERATION));
    }

    Matching(Dispatcher aws, Supplier<MatchBudget> budget) {
        this.aws = aws;
        this.budget = budget;
    }

    /**
     * @param quick whether it takes so little time that no thread of its own is worth it
     * @param work what to find out
     * @param then gets it, within a later advance of the dispatcher, or at once
     * @param tooMuch gets a sentence in its place when the budget was spent before the end
     */
    public <T> void run(boolean quick, Function<MatchBudget, T> work, Consumer<T> then, Consumer<String> tooMuch) {
        Supplier<Runnable> result = () -> {
            try {
                T found = work.apply(quick ? budget.get().uninterrupted() : budget.get());
                return () -> then.accept(found);
            } catch (TooMuchToMatchException e) {
                return () -> tooMuch.accept(e.getMessage());
            }
        };
        if (quick) {
            result.get().run();
        } else {
            aws.compute(result, Runnable::run);
        }
    }
}
