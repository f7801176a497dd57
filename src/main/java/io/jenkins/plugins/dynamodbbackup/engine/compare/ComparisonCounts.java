package io.jenkins.plugins.dynamodbbackup.engine.compare;

import java.io.Serializable;

/**
 * What a comparison has counted.
 *
 * @param left items read of the reference
 * @param right items read of the other table
 * @param missing items of the reference that the other table lacks
 * @param extra items that only the other table has
 * @param changed items with the same key and other attributes
 * @param leftUnits read capacity units consumed of the reference
 * @param rightUnits the same of the other table
 */
public record ComparisonCounts(
        long left, long right, long missing, long extra, long changed, double leftUnits, double rightUnits)
        implements Serializable {

    public static final ComparisonCounts NONE = new ComparisonCounts(0, 0, 0, 0, 0, 0, 0);

    public ComparisonCounts plus(ComparisonCounts other) {
        return new ComparisonCounts(
                left + other.left,
                right + other.right,
                missing + other.missing,
                extra + other.extra,
                changed + other.changed,
                leftUnits + other.leftUnits,
                rightUnits + other.rightUnits);
    }

    ComparisonCounts with(Difference.Kind kind) {
        return plus(
                switch (kind) {
                    case MISSING -> new ComparisonCounts(0, 0, 1, 0, 0, 0, 0);
                    case EXTRA -> new ComparisonCounts(0, 0, 0, 1, 0, 0, 0);
                    case CHANGED -> new ComparisonCounts(0, 0, 0, 0, 1, 0, 0);
                });
    }

    /** Items compared: as many as the table has of which more was read. */
    public long items() {
        return Math.max(left, right);
    }

    public long differences() {
        return missing + extra + changed;
    }
}
