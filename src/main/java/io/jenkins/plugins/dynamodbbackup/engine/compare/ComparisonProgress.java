package io.jenkins.plugins.dynamodbbackup.engine.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a comparison is: enough to continue in another process. The file of differences holds everything up to {@code
 * position}; what stands behind it is written once more.
 *
 * @param seed of the order in which parts are sampled
 * @param begun parts that were begun, in their order
 * @param open those of them that are not done
 * @param position in the file of differences, in bytes
 * @param examples the first differences: see {@link Difference#line}
 */
public record ComparisonProgress(
        long seed, int begun, List<OpenPart> open, ComparisonCounts counts, long position, List<String> examples) {

    /** So many differences are shown; the file has all. */
    public static final int EXAMPLES = 5;

    public ComparisonProgress {
        open = List.copyOf(open);
        examples = List.copyOf(examples);
    }

    /** @param seed any number, for the choice of a sample */
    public static ComparisonProgress start(long seed) {
        return new ComparisonProgress(seed, 0, List.of(), ComparisonCounts.NONE, 0, List.of());
    }

    /**
     * After a slice.
     *
     * @param lines its differences
     * @param end of the file
     */
    ComparisonProgress after(
            int nowBegun, List<OpenPart> nowOpen, ComparisonCounts more, List<String> lines, long end) {
        List<String> shown = new ArrayList<>(examples);
        lines.stream().limit((long) EXAMPLES - shown.size()).forEach(shown::add);
        return new ComparisonProgress(seed, nowBegun, nowOpen, counts.plus(more), end, shown);
    }
}
