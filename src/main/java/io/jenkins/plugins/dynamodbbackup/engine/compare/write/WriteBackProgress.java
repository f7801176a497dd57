package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import java.util.List;

/**
 * How far a write-back is: enough to continue in another process.
 *
 * @param position in the file of differences, in bytes: what stands before it was taken from there
 * @param again differences from before the position that are still to be written back, because AWS did not take them
 * @param leftPosition in the file of items that were left, in bytes
 * @param examples the first items that were left
 */
public record WriteBackProgress(
        long position, List<String> again, WriteTotals totals, long leftPosition, List<LeftItem> examples) {

    /** So many items that were left are shown; the file has all. */
    public static final int EXAMPLES = 5;

    public WriteBackProgress {
        again = List.copyOf(again);
        examples = List.copyOf(examples);
    }

    public static WriteBackProgress start() {
        return new WriteBackProgress(0, List.of(), WriteTotals.NONE, 0, List.of());
    }
}
