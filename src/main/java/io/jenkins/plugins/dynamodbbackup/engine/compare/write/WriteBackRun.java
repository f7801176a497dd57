package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.GetItems;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Item;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemKey;
import io.jenkins.plugins.dynamodbbackup.engine.compare.CapacityBudget;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Difference;
import io.jenkins.plugins.dynamodbbackup.engine.compare.ProcessorTime;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.EventLoop;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Carries out a {@link WriteBackSlice}: reads a few items of both tables by their keys, writes those at once, and continues
 * with the next few.
 */
final class WriteBackRun implements Operation<WriteTotals, WriteBackSlice.Result> {

    /** No items are read after this time; a slice takes about half a minute. */
    private static final Duration TIME = Duration.ofSeconds(20);

    /** For the answers to what was begun by then. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    /** What is read is written soon, so that little of it can change meanwhile. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    /** Items of both tables that are read together. */
    private static final long MOST_BYTES = 4 << 20;

    private final WriteBackSlice slice;
    private final List<Difference> all;
    private final EventLoop loop;
    private final WriteCalls calls;
    private final Instant end;
    private final CapacityBudget reads;
    private final CapacityBudget writes;
    private final WriteResults results = new WriteResults();
    private int begun;
    private boolean ended;

    WriteBackRun(WriteBackSlice slice, AwsSession session, double cores) {
        this.slice = slice;
        this.all = slice.differences().stream().map(Difference::parse).toList();
        this.loop = new EventLoop(session);
        this.end = loop.now().plus(TIME);
        this.reads = new CapacityBudget(slice.readUnits());
        this.writes = new CapacityBudget(slice.writeUnits());
        this.calls = new WriteCalls(loop, slice.region(), end.plus(GRACE), new ProcessorTime(cores));
        loop.at(loop.now(), this::next);
    }

    private void next() {
        Duration rest = rest();
        if (results.hasFailed() || begun == all.size() || !loop.now().plus(rest).isBefore(end)) {
            ended = true;
        } else if (rest.isZero()) {
            new Few(begun, few()).read();
        } else {
            loop.after(rest, this::next);
        }
    }

    private Duration rest() {
        Instant now = loop.now();
        return Stream.of(
                        reads.waitFrom(now),
                        writes.waitFrom(now),
                        calls.processor().waitFrom(now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** As many as can be written at once and fit into memory; gives the number of the first that is not among them. */
    private int few() {
        long units = 0;
        long bytes = 0;
        int to = begun;
        while (to < all.size() && to - begun < GetItems.MOST) {
            Difference difference = all.get(to);
            units += WriteEstimate.units(difference);
            bytes += WriteEstimate.bytes(difference.left()) + WriteEstimate.bytes(difference.right());
            if (to > begun && (bytes > MOST_BYTES || units > slice.writeUnits() * AT_ONCE.toSeconds())) {
                return to;
            }
            to++;
        }
        return to;
    }

    /** Differences that are read and written together. */
    private final class Few {

        private final int from;
        private final int to;
        private final Map<ItemKey, Item> reference = new HashMap<>();
        private final Map<ItemKey, Item> live = new HashMap<>();
        private int answers;

        Few(int from, int to) {
            this.from = from;
            this.to = to;
        }

        void read() {
            read(slice.reference(), reference);
            read(slice.live(), live);
        }

        private void read(String table, Map<ItemKey, Item> items) {
            List<ItemKey> keys = all.subList(from, to).stream()
                    .map(Difference::key)
                    .distinct()
                    .toList();
            new TableRead(calls, table, slice.keyNames(), answer -> {
                        took(answer, items);
                        if (++answers == 2) {
                            write();
                        }
                    })
                    .submit(keys);
        }

        private void took(Answer<TableRead.Found> answer, Map<ItemKey, Item> items) {
            answer.handle(
                    found -> {
                        items.putAll(found.items());
                        results.consumed(found.units(), 0);
                        if (items == live) {
                            reads.spent(found.units(), loop.now());
                        }
                    },
                    results::failed);
        }

        private void write() {
            if (results.hasFailed()) {
                next();
                return;
            }
            ItemWrites plan = new ItemWrites(calls, slice.live(), writes, results, WriteBackRun.this::next);
            for (int number = from; number < to; number++) {
                plan(plan, number);
            }
            begun = to;
            plan.start();
        }

        private void plan(ItemWrites plan, int number) {
            Difference compared = all.get(number);
            WriteStep step = WriteStep.of(
                    compared,
                    Optional.ofNullable(reference.get(compared.key())),
                    Optional.ofNullable(live.get(compared.key())));
            if (step instanceof WriteStep.Write write) {
                plan.plan(number, compared.key().json(), write, WriteEstimate.units(compared));
            } else if (step instanceof WriteStep.Leave leave) {
                results.left(number, leave.item());
            } else {
                results.done(number, WriteTotals.SAME);
            }
        }
    }

    @Override
    public Next advance() {
        return loop.advance(() -> ended);
    }

    @Override
    public WriteTotals progress() {
        return results.totals();
    }

    @Override
    public WriteBackSlice.Result report() {
        return results.result(all.size(), rest());
    }

    @Override
    public Message status() {
        return Message.of(
                "compare.status.writing", Argument.quantity(results.totals().done()), Argument.quantity(all.size()));
    }

    @Override
    public void stop() {
        ended = true;
        close();
    }

    @Override
    public void onAnswer(Runnable wake) {
        loop.aws().onAnswer(wake);
    }

    @Override
    public void close() {
        loop.close();
    }
}
