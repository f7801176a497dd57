package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Digest;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.Item;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * An item of which a scan has found no equal in the other table. Both tables are read by its key in turn, the other one
 * first. It differs once a table shows the same twice with another content of the other table between: tables that change
 * meanwhile give no false findings.
 */
final class Doubt {

    /** What the reads so far say. */
    enum Finding {
        EQUAL,
        DIFFERENT,
        OPEN
    }

    /** An item that is written to all the time is found different in the end. */
    private static final int MOST_READS = 12;

    private final PartRun part;
    private final Side side;
    private final ItemKey key;
    private final Map<Side, Optional<Digest>> known = new EnumMap<>(Side.class);
    private final Map<Side, Optional<Item>> items = new EnumMap<>(Side.class);
    private int reads;

    Doubt(PartRun part, SegmentJoin.Lonely seen) {
        this.part = part;
        this.side = seen.side();
        this.key = seen.key();
        known.put(side, Optional.of(seen.digest()));
    }

    PartRun part() {
        return part;
    }

    ItemKey key() {
        return key;
    }

    /** The table that is read next. */
    Side turn() {
        return reads % 2 == 0 ? side.other() : side;
    }

    /** @param found in the table whose turn it is */
    Finding saw(Optional<Item> found) {
        Side read = turn();
        reads++;
        Optional<Digest> digest = found.map(Item::digest);
        // What both tables have is judged when the scan of the reference shows it.
        boolean judgedElsewhere = side == Side.RIGHT && read == Side.LEFT && found.isPresent();
        if (judgedElsewhere || digest.equals(known.get(read.other()))) {
            return Finding.EQUAL;
        }
        boolean same = digest.equals(known.put(read, digest));
        items.put(read, found);
        return reads > 1 && (same || reads >= MOST_READS) ? Finding.DIFFERENT : Finding.OPEN;
    }

    Difference difference(boolean values) {
        return Difference.of(items.get(Side.LEFT), items.get(Side.RIGHT), values);
    }
}
