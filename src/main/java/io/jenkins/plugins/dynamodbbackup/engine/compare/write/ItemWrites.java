package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Item;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.WriteItem;
import io.jenkins.plugins.dynamodbbackup.engine.compare.CapacityBudget;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Writes the items of a slice, several at a time, as fast as the budget allows. */
final class ItemWrites {

    /** Writes under way: enough for the units of an on-demand table where each takes 20 ms. */
    private static final int MOST = 32;

    /** These say something about one item: the others can be written nevertheless. */
    private static final Set<String> ABOUT_THE_ITEM =
            Set.of("ValidationException", "ItemCollectionSizeLimitExceededException");

    private final WriteCalls calls;
    private final String table;
    private final CapacityBudget budget;
    private final WriteResults results;
    private final Runnable whenDone;
    private final Deque<Planned> planned = new ArrayDeque<>();
    private int underWay;
    private boolean waiting;

    /**
     * @param number of the difference
     * @param units write capacity units that it takes
     */
    private record Planned(int number, String key, WriteStep.Write write, long units) {}

    /** @param whenDone called when all that was planned is written, or cannot be */
    ItemWrites(WriteCalls calls, String table, CapacityBudget budget, WriteResults results, Runnable whenDone) {
        this.calls = calls;
        this.table = table;
        this.budget = budget;
        this.results = results;
        this.whenDone = whenDone;
    }

    void plan(int number, String key, WriteStep.Write write, long units) {
        planned.add(new Planned(number, key, write, units));
    }

    /** Begins what is planned. */
    void start() {
        while (!planned.isEmpty() && underWay < MOST && !waiting && !results.hasFailed()) {
            Duration wait = budget.waitFrom(calls.now());
            if (wait.isZero()) {
                write(planned.poll());
            } else {
                waiting = true;
                calls.after(wait, this::waited);
            }
        }
        if (underWay == 0 && !waiting && (planned.isEmpty() || results.hasFailed())) {
            planned.clear();
            whenDone.run();
        }
    }

    private void waited() {
        waiting = false;
        start();
    }

    private void write(Planned it) {
        budget.spent(it.units(), calls.now());
        submit(
                it.write().call(table),
                answer -> answer.handle(result -> took(it, result), error -> {
                    if (ABOUT_THE_ITEM.contains(error.code())) {
                        results.left(it.number(), LeftItem.refused(it.key(), error.what()));
                    } else {
                        results.failed(error);
                    }
                }));
    }

    private void submit(AwsCall<WriteItem.Result> call, Consumer<Answer<WriteItem.Result>> then) {
        underWay++;
        calls.submit(call, answer -> {
            underWay--;
            then.accept(answer);
            start();
        });
    }

    private void took(Planned it, WriteItem.Result result) {
        if (result instanceof WriteItem.Result.Written written) {
            results.consumed(0, written.units());
            budget.spent(Math.max(0, written.units() - it.units()), calls.now()); // its indexes
            wrote(it, written.before());
        } else {
            results.consumed(0, it.units()); // AWS does not say, and bills a refused write like any other
            refused(it, ((WriteItem.Result.Refused) result).now());
        }
    }

    private void wrote(Planned it, Optional<Item> before) {
        if (it.write().read(before)) {
            done(it);
        } else if (it.write().wanted().isPresent()) {
            results.left(it.number(), LeftItem.added(it.key(), it.write().added(before)));
        } else {
            putBack(it, before.orElseThrow());
        }
    }

    private void done(Planned it) {
        results.done(it.number(), it.write().wanted().isPresent() ? WriteTotals.WRITTEN : WriteTotals.DELETED);
    }

    /** An earlier try may have written it, and its answer was lost. */
    private void refused(Planned it, Optional<Item> now) {
        if (it.write().wants(now)) {
            done(it);
        } else {
            results.left(it.number(), LeftItem.changed(it.key()));
        }
    }

    /** An attribute was added between the read and the deletion: it changed since the comparison, so it stays. */
    private void putBack(Planned it, Item deleted) {
        submit(
                WriteItem.create(table, deleted),
                answer -> results.left(
                        it.number(),
                        answer.fold(
                                result -> LeftItem.changed(it.key()),
                                error -> LeftItem.notPutBack(it.key(), deleted, error.sentence()))));
    }
}
