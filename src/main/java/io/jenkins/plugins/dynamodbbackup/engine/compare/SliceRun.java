package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemPage;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A slice of a comparison under way: some parts at a time, each read in both tables. */
final class SliceRun implements Operation<CompareSlice.Result, CompareSlice.Result> {

    /** So many items that wait to be looked up are enough: reading goes on when they are fewer. */
    private static final int ENOUGH_IN_DOUBT = 2000;

    /** With fewer a second, one part after the other is read: pages of several at a time would be a burst. */
    private static final int UNITS_OF_A_PART = 50;

    private final CompareSlice slice;
    private final SliceCalls calls;
    private final Judgement judgement;
    private final PageSize pageSize;
    private final Deque<OpenPart> waiting = new ArrayDeque<>();
    private final List<PartRun> running = new ArrayList<>();
    private final List<OpenPart> left = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private ComparisonCounts counts = ComparisonCounts.NONE;
    private final int parts;
    private int begun;
    private long items;
    private boolean stopping;
    private boolean ended;
    private boolean pumping;

    SliceRun(CompareSlice slice, AwsSession session, double cores) {
        this.slice = slice;
        this.calls = new SliceCalls(slice, session, cores, this::pump);
        this.judgement = new Judgement(calls, slice.parts().keyNames(), slice.values());
        int units = Math.min(slice.left().units(), slice.right().units());
        this.parts = Math.max(1, Math.min(slice.bounds().parts(), units / UNITS_OF_A_PART));
        this.pageSize = new PageSize(slice.bounds().page(), units);
        this.begun = slice.begun();
        waiting.addAll(slice.open());
        calls.loop().at(calls.loop().now(), this::pump);
        calls.loop().after(slice.bounds().reading(), () -> {
            stopping = true;
            pump();
        });
    }

    /** Does what is due, as often as something changes by it. */
    private void pump() {
        if (pumping || ended) {
            return;
        }
        pumping = true;
        stopping |= !calls.failures().isEmpty()
                || lines.size()
                                + running.stream()
                                        .mapToInt(PartRun::differences)
                                        .sum()
                        >= slice.bounds().differences();
        boolean changed;
        do {
            begin();
            read();
            judgement.begin(running.stream().anyMatch(PartRun::isFlushed));
            changed = settle();
        } while (changed);
        ended = running.isEmpty() && (stopping || !more());
        pumping = false;
    }

    private boolean more() {
        return (!waiting.isEmpty() || begun < slice.parts().count()) && allowed() > 0;
    }

    /** How many items may still be read, those of the parts under way counted as if they were all read. */
    private long allowed() {
        return slice.items() == 0 ? Long.MAX_VALUE : slice.items() - items;
    }

    private void begin() {
        while (!stopping && running.size() < parts && more()) {
            boolean next = begun < slice.parts().count()
                    && (waiting.isEmpty() || slice.parts().quota() > 0);
            OpenPart part = next ? OpenPart.begin(slice.parts().number(begun++)) : waiting.remove();
            long most = slice.parts().quota() == 0
                    ? Long.MAX_VALUE
                    : Math.min(slice.parts().quota(), allowed());
            items += slice.items() == 0 ? 0 : most;
            running.add(new PartRun(part, most, slice.bounds().window()));
        }
    }

    private void read() {
        for (PartRun part : List.copyOf(running)) {
            for (Side side : Side.values()) {
                if (!stopping && judgement.waiting() < ENOUGH_IN_DOUBT && part.wants(side) && calls.free(side)) {
                    int most = part.reads(side, pageSize.items());
                    calls.page(
                            side,
                            slice.parts().page(calls.table(side), part.before().number(), part.position(side), most),
                            page -> took(part, side, page),
                            () -> part.notRead(side));
                }
            }
        }
    }

    private void took(PartRun part, Side side, ItemPage page) {
        pageSize.saw(page);
        judgement.judge(part, part.took(side, page));
        pump();
    }

    /** @return whether a part has ended, or has something to look up */
    private boolean settle() {
        boolean changed = false;
        for (PartRun part : List.copyOf(running)) {
            if (part.readyToFlush(stopping)) {
                judgement.judge(part, part.flush());
                changed = true;
            }
            if (part.judged()) {
                end(part);
                changed = true;
            }
        }
        if (!calls.failures().isEmpty() && running.stream().noneMatch(PartRun::isReading) && judgement.idle()) {
            running.forEach(part -> left.add(part.before()));
            running.clear();
        }
        return changed;
    }

    private void end(PartRun part) {
        running.remove(part);
        counts = counts.plus(part.counts());
        lines.addAll(part.lines());
        if (slice.items() > 0) {
            items -= part.most() - part.read();
        }
        if (!part.after().done()) {
            (slice.parts().quota() > 0 && !stopping ? waiting : left).add(part.after());
        }
    }

    @Override
    public Next advance() {
        return calls.loop().advance(() -> ended);
    }

    @Override
    public CompareSlice.Result progress() {
        return report();
    }

    @Override
    public CompareSlice.Result report() {
        List<OpenPart> open = new ArrayList<>(left);
        open.addAll(waiting);
        return new CompareSlice.Result(
                begun,
                open,
                counts.plus(new ComparisonCounts(0, 0, 0, 0, 0, calls.units(Side.LEFT), calls.units(Side.RIGHT))),
                lines,
                calls.rest(),
                calls.failures());
    }

    @Override
    public Message status() {
        return Message.of("compare.status.begins");
    }

    @Override
    public void stop() {
        ended = true;
        close();
    }

    @Override
    public void onAnswer(Runnable wake) {
        calls.loop().aws().onAnswer(wake);
    }

    @Override
    public void close() {
        calls.loop().close();
    }
}
