package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Digest;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the items of one segment of two tables as they are read. AWS promises no common order, but mostly keeps one, so an
 * item that one side has shown waits for the other side in a window of bounded size. What does not find its counterpart
 * there is handed out, to be looked up by its key.
 */
final class SegmentJoin {

    /** An item that was seen on one side only. */
    record Lonely(Side side, ItemKey key, Digest digest) {}

    enum Side {
        LEFT,
        RIGHT
    }

    private final int window;
    private final Map<ItemKey, Digest> left = new LinkedHashMap<>();
    private final Map<ItemKey, Digest> right = new LinkedHashMap<>();
    private final List<ItemKey> differing = new ArrayList<>();
    private long equal;

    /** @param window items of each side that may wait */
    SegmentJoin(int window) {
        this.window = window;
    }

    void saw(Side side, ItemKey key, Digest digest) {
        Digest other = (side == Side.LEFT ? right : left).remove(key);
        if (other == null) {
            (side == Side.LEFT ? left : right).put(key, digest);
        } else if (other.equals(digest)) {
            equal++;
        } else {
            differing.add(key);
        }
    }

    /** Which side is to be read next so that the windows stay small. */
    Side behind() {
        return left.size() <= right.size() ? Side.LEFT : Side.RIGHT;
    }

    /** Items that the windows cannot hold, the longest waiting first; they wait no more. */
    List<Lonely> overflow() {
        List<Lonely> out = new ArrayList<>();
        drop(Side.LEFT, left, window, out);
        drop(Side.RIGHT, right, window, out);
        return out;
    }

    /** All that is left once both sides have been read. */
    List<Lonely> rest() {
        List<Lonely> out = new ArrayList<>();
        drop(Side.LEFT, left, 0, out);
        drop(Side.RIGHT, right, 0, out);
        return out;
    }

    private static void drop(Side side, Map<ItemKey, Digest> from, int keep, List<Lonely> out) {
        Iterator<Map.Entry<ItemKey, Digest>> oldest = from.entrySet().iterator();
        while (from.size() > keep) {
            Map.Entry<ItemKey, Digest> entry = oldest.next();
            out.add(new Lonely(side, entry.getKey(), entry.getValue()));
            oldest.remove();
        }
    }

    /** Keys whose items were seen on both sides with different contents since the last call. */
    List<ItemKey> differing() {
        List<ItemKey> out = List.copyOf(differing);
        differing.clear();
        return out;
    }

    /** Pairs that were equal. */
    long equal() {
        return equal;
    }
}
