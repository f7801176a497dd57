package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.GetItems;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemKey;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemPage;
import io.jenkins.plugins.dynamodbbackup.engine.operation.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The calls of one slice: they keep to the capacity and to the processor time that it may use. */
final class SliceCalls {

    /** Longer than the reading: what was read has to be judged, or it is read again. */
    private static final Duration MORE_FOR_LOOKUPS = Duration.ofMinutes(2);

    private static final Duration MORE_FOR_PAGES = Duration.ofSeconds(10);

    private final EventLoop loop;
    private final Map<Side, ComparedTable> tables = new EnumMap<>(Side.class);
    private final Map<Side, CapacityBudget> budgets = new EnumMap<>(Side.class);
    private final Map<Side, Double> units = new EnumMap<>(Map.of(Side.LEFT, 0.0, Side.RIGHT, 0.0));
    private final ProcessorTime processor;
    private final Instant lastPage;
    private final Instant lastLookup;
    private final Runnable pump;
    private final List<AwsError> failures = new ArrayList<>();
    private Instant pumpDue = Instant.MAX;

    /** @param pump to be called when something may be due */
    SliceCalls(CompareSlice slice, AwsSession session, double cores, Runnable pump) {
        this.loop = new EventLoop(session);
        this.pump = pump;
        this.processor = new ProcessorTime(cores);
        tables.put(Side.LEFT, slice.left());
        tables.put(Side.RIGHT, slice.right());
        tables.forEach((side, table) -> budgets.put(side, new CapacityBudget(table.units())));
        this.lastPage = loop.now().plus(slice.bounds().reading()).plus(MORE_FOR_PAGES);
        this.lastLookup = lastPage.plus(MORE_FOR_LOOKUPS);
    }

    EventLoop loop() {
        return loop;
    }

    ComparedTable table(Side side) {
        return tables.get(side);
    }

    void pump() {
        pump.run();
    }

    void failed(AwsError error) {
        failures.add(error);
        pump.run();
    }

    List<AwsError> failures() {
        return failures;
    }

    double units(Side side) {
        return units.get(side);
    }

    /** How long until every table may be read again. */
    Duration rest() {
        Duration left = budgets.get(Side.LEFT).waitFrom(loop.now());
        Duration right = budgets.get(Side.RIGHT).waitFrom(loop.now());
        return left.compareTo(right) > 0 ? left : right;
    }

    /** Whether a table may be read now; otherwise the slice is pumped when it may. */
    boolean free(Side side) {
        Duration wait = wait(side);
        if (!wait.isZero()) {
            pumpIn(wait);
        }
        return wait.isZero();
    }

    private Duration wait(Side side) {
        Duration capacity = budgets.get(side).waitFrom(loop.now());
        Duration time = processor.waitFrom(loop.now());
        return capacity.compareTo(time) > 0 ? capacity : time;
    }

    /** One timer is enough: the slice looks at everything that is due. */
    private void pumpIn(Duration wait) {
        Instant due = loop.now().plus(wait);
        if (due.isBefore(pumpDue)) {
            pumpDue = due;
            loop.at(due, () -> {
                pumpDue = Instant.MAX;
                pump.run();
            });
        }
    }

    void page(Side side, AwsCall<ItemPage> call, Consumer<ItemPage> then, Runnable failed) {
        submit(
                call,
                lastPage,
                page -> {
                    spent(side, page.units());
                    then.accept(page);
                },
                failed);
    }

    /** Sends it as soon as the capacity allows. */
    void get(Side side, List<String> keyNames, List<ItemKey> keys, Consumer<GetItems.Got> then, Runnable failed) {
        Duration wait = wait(side);
        if (!wait.isZero()) {
            loop.after(wait, () -> get(side, keyNames, keys, then, failed));
            return;
        }
        submit(
                GetItems.of(table(side).name(), keyNames, keys).in(table(side).region()),
                lastLookup,
                got -> {
                    spent(side, got.units());
                    then.accept(got);
                },
                failed);
    }

    /** @return false when it would be too late */
    boolean pause(Duration time, Runnable action) {
        boolean early = loop.now().plus(time).isBefore(lastLookup);
        if (early) {
            loop.after(time, action);
        }
        return early;
    }

    private void spent(Side side, double more) {
        units.merge(side, more, Double::sum);
        budgets.get(side).spent(more, loop.now());
    }

    private <T> void submit(AwsCall<T> call, Instant deadline, Consumer<T> then, Runnable failed) {
        loop.aws()
                .submit(
                        processor.measured(call),
                        deadline,
                        answer -> answer.handle(then, error -> {
                            failed.run();
                            failed(error);
                        }));
    }
}
