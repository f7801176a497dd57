package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Digest;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the items of one part of two tables as they are read. AWS promises no common order, but mostly keeps one, so an
 * item that one table has shown waits for the other table in a window of bounded size. What has no equal counterpart
 * there is handed out, to be looked up by its key.
 */
final class SegmentJoin {

    /** An item to look up: seen in one table only, or differently in both. */
    record Lonely(Side side, ItemKey key, Digest digest) {}

    private final int window;
    private final Map<ItemKey, Digest> left = new LinkedHashMap<>();
    private final Map<ItemKey, Digest> right = new LinkedHashMap<>();
    private final List<Lonely> differing = new ArrayList<>();

    /** @param window items of each table that may wait */
    SegmentJoin(int window) {
        this.window = window;
    }

    private Map<ItemKey, Digest> waiting(Side side) {
        return side == Side.LEFT ? left : right;
    }

    void saw(Side side, ItemKey key, Digest digest) {
        Digest other = waiting(side.other()).remove(key);
        if (other == null) {
            waiting(side).put(key, digest);
        } else if (!other.equals(digest)) {
            differing.add(new Lonely(Side.LEFT, key, side == Side.LEFT ? digest : other));
        }
    }

    /** How many items of this table wait. */
    int waitingOf(Side side) {
        return waiting(side).size();
    }

    /** Items that differ, and those that the windows cannot hold, the longest waiting first; they wait no more. */
    List<Lonely> overflow() {
        return drain(window);
    }

    /** All that is left once no more is read. */
    List<Lonely> rest() {
        return drain(0);
    }

    private List<Lonely> drain(int keep) {
        List<Lonely> out = new ArrayList<>(differing);
        differing.clear();
        for (Side side : Side.values()) {
            Iterator<Map.Entry<ItemKey, Digest>> oldest =
                    waiting(side).entrySet().iterator();
            for (int more = waitingOf(side) - keep; more > 0; more--) {
                Map.Entry<ItemKey, Digest> entry = oldest.next();
                out.add(new Lonely(side, entry.getKey(), entry.getValue()));
                oldest.remove();
            }
        }
        return out;
    }
}
