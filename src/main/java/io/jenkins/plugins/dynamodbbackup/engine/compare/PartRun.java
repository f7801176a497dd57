package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemPage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One part of the tables while a slice reads it. What it has found counts once all of its items have been judged. */
final class PartRun {

    /** Of the window. */
    private static final int AHEAD = 5;

    private final OpenPart before;
    private final long most;
    private final int ahead;
    private final SegmentJoin join;
    private final Map<Side, Position> positions = new EnumMap<>(Side.class);
    private final Map<Side, Long> items = new EnumMap<>(Map.of(Side.LEFT, 0L, Side.RIGHT, 0L));
    private final Set<Side> reading = EnumSet.noneOf(Side.class);
    private final List<String> lines = new ArrayList<>();
    private ComparisonCounts found = ComparisonCounts.NONE;
    private int inDoubt;
    private boolean flushed;

    /** @param most items that are read of each table */
    PartRun(OpenPart before, long most, int window) {
        this.before = before;
        this.most = most;
        this.ahead = window / AHEAD;
        this.join = new SegmentJoin(window);
        positions.put(Side.LEFT, before.left());
        positions.put(Side.RIGHT, before.right());
    }

    OpenPart before() {
        return before;
    }

    OpenPart after() {
        return new OpenPart(before.number(), positions.get(Side.LEFT), positions.get(Side.RIGHT));
    }

    Position position(Side side) {
        return positions.get(side);
    }

    /**
     * Whether to read a page of this table now. The table with fewer items waiting goes first, so that the windows stay
     * small; the other may be a little ahead, so that neither waits for each page of the other.
     */
    boolean wants(Side side) {
        return !reading.contains(side)
                && !exhausted(side)
                && (join.waitingOf(side) <= join.waitingOf(side.other()) + ahead || exhausted(side.other()));
    }

    private boolean exhausted(Side side) {
        return flushed || positions.get(side).end() || items.get(side) >= most;
    }

    /** @return how many items to read at the most */
    int reads(Side side, int page) {
        reading.add(side);
        return (int) Math.min(page, most - items.get(side));
    }

    /** @return the items that have to be looked up */
    List<SegmentJoin.Lonely> took(Side side, ItemPage page) {
        reading.remove(side);
        positions.put(side, Position.behind(page.next()));
        items.merge(side, (long) page.items().size(), Long::sum);
        page.items().forEach(item -> join.saw(side, item.key(), item.digest()));
        return inDoubt(join.overflow());
    }

    void notRead(Side side) {
        reading.remove(side);
    }

    /** Whether there is nothing to read, or no more is to be read. */
    boolean readyToFlush(boolean stopping) {
        return !flushed && reading.isEmpty() && (stopping || exhausted(Side.LEFT) && exhausted(Side.RIGHT));
    }

    /** Nothing is read after this. */
    List<SegmentJoin.Lonely> flush() {
        flushed = true;
        return inDoubt(join.rest());
    }

    private List<SegmentJoin.Lonely> inDoubt(List<SegmentJoin.Lonely> lonely) {
        inDoubt += lonely.size();
        return lonely;
    }

    void equal() {
        inDoubt--;
    }

    void differs(Difference difference) {
        inDoubt--;
        found = found.with(difference.kind());
        lines.add(difference.line());
    }

    int differences() {
        return lines.size();
    }

    boolean judged() {
        return flushed && inDoubt == 0;
    }

    boolean isReading() {
        return !reading.isEmpty();
    }

    boolean isFlushed() {
        return flushed;
    }

    long most() {
        return most;
    }

    /** The most items read of one table. */
    long read() {
        return Math.max(items.get(Side.LEFT), items.get(Side.RIGHT));
    }

    ComparisonCounts counts() {
        return found.plus(new ComparisonCounts(items.get(Side.LEFT), items.get(Side.RIGHT), 0, 0, 0, 0, 0));
    }

    List<String> lines() {
        return lines;
    }
}
