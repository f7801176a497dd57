package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ItemPage;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.QueryItems;
import io.jenkins.plugins.dynamodbbackup.engine.aws.item.ScanItems;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.List;

/**
 * The parts that two tables are read in, the same for both: one for each partition key value that was named, and one for
 * each segment of a scan.
 *
 * @param segments of the scan; 0 for none
 * @param quota items that are read of a part before the next has its turn; 0 for all of them
 * @param seed of the order of the parts of a sample
 */
record Parts(List<String> keyNames, ComparedKeys keys, int segments, Share share, int quota, long seed)
        implements Serializable {

    private static final long ITEMS_OF_A_SEGMENT = 100_000;
    private static final int FEWEST_SEGMENTS = 8;
    private static final int MOST_SEGMENTS = 4096;

    /** A number that no statistics change, or the shares of several runs would not make up the whole. */
    private static final int SEGMENTS_OF_A_SHARE = 16;

    private static final int PARTS_OF_A_SAMPLE = 100;
    private static final int SMALLEST_QUOTA = 10;

    Parts {
        keyNames = List.copyOf(keyNames);
    }

    static Parts of(ComparisonRequest what, long seed) {
        int quota =
                what.sample() == 0 ? 0 : Math.max(SMALLEST_QUOTA, -Math.floorDiv(-what.sample(), PARTS_OF_A_SAMPLE));
        return new Parts(
                what.keyNames(),
                what.keys(),
                what.keys().scanned() ? segments(what, quota) : 0,
                what.share(),
                quota,
                seed);
    }

    private static int segments(ComparisonRequest what, int quota) {
        if (!what.share().all()) {
            return what.share().of() * SEGMENTS_OF_A_SHARE;
        }
        return quota > 0
                ? (int) Math.max(1, Math.min(what.estimate() / quota, 2 * PARTS_OF_A_SAMPLE))
                : (int) Math.max(FEWEST_SEGMENTS, Math.min(what.estimate() / ITEMS_OF_A_SEGMENT, MOST_SEGMENTS));
    }

    private int all() {
        return keys.values().size() + segments;
    }

    /** How many there are in the share. */
    int count() {
        return Math.max(0, -Math.floorDiv(share.number() - 1 - all(), share.of()));
    }

    /** @param turn from 0 on; a sample takes the parts in an order of its own */
    int number(int turn) {
        int place = quota == 0 ? turn : shuffled(turn);
        return share.number() - 1 + place * share.of();
    }

    /** Steps of a length that has no divisor in common with their number lead to every place once. */
    private int shuffled(int turn) {
        int count = count();
        long step = Math.floorMod(seed, (long) count) | 1;
        while (!BigInteger.valueOf(step).gcd(BigInteger.valueOf(count)).equals(BigInteger.ONE)) {
            step += 2;
        }
        return (int) ((turn * (step % count) + Math.floorMod(seed >> 16, (long) count)) % count);
    }

    AwsCall<ItemPage> page(ComparedTable table, int number, Position from, int most) {
        int named = keys.values().size();
        AwsCall<ItemPage> call = number < named
                ? QueryItems.page(
                        table.name(), keyNames, keys.number(), keys.values().get(number), from.from(), most)
                : ScanItems.page(table.name(), keyNames, number - named, segments, keys.prefixes(), from.from(), most);
        return call.in(table.region());
    }
}
