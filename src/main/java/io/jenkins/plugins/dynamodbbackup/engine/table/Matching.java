package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Compares names with patterns for an operation: on a separate thread, so that a comparison of seconds blocks no other
 * operation, and always within a budget.
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
     * @param quick whether it takes too little time to be worth a separate thread
     * @param work the comparison
     * @param then gets its result, within a later advance of the dispatcher, or at once
     * @param tooMuch gets the reason instead when the budget was spent before the end
     */
    public <T> void run(boolean quick, Function<MatchBudget, T> work, Consumer<T> then, Consumer<Message> tooMuch) {
        Supplier<Runnable> result = () -> {
            try {
                T found = work.apply(quick ? budget.get().uninterrupted() : budget.get());
                return () -> then.accept(found);
            } catch (TooMuchToMatchException e) {
                return () -> tooMuch.accept(e.reason());
            }
        };
        if (quick) {
            result.get().run();
        } else {
            aws.compute(result, Runnable::run);
        }
    }
}
