package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** What became of the differences of a slice so far; each is named by its number in the slice. */
final class WriteResults {

    private final BitSet done = new BitSet();
    private final List<LeftItem> left = new ArrayList<>();
    private final List<AwsError> failures = new ArrayList<>();
    private WriteTotals totals = WriteTotals.NONE;

    void done(int number, WriteTotals as) {
        done.set(number);
        totals = totals.plus(as);
    }

    void left(int number, LeftItem item) {
        left.add(item);
        done(number, WriteTotals.LEFT);
    }

    void consumed(double readUnits, double writeUnits) {
        totals = totals.plus(WriteTotals.units(readUnits, writeUnits));
    }

    /** Ends the slice; what it was about is not done. */
    void failed(AwsError error) {
        failures.add(error);
    }

    boolean hasFailed() {
        return !failures.isEmpty();
    }

    WriteTotals totals() {
        return totals;
    }

    /** @param size of the slice */
    WriteBackSlice.Result result(int size, Duration rest) {
        List<Integer> open = IntStream.range(0, size)
                .filter(number -> !done.get(number))
                .boxed()
                .toList();
        return new WriteBackSlice.Result(
                totals, left, open, failures.stream().limit(1).toList(), rest);
    }
}
