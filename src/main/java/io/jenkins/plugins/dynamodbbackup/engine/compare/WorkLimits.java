package io.jenkins.plugins.dynamodbbackup.engine.compare;

import java.util.Optional;

/**
 * How much of the data work is done here, and how fast.
 *
 * @param readUnits most read capacity units per second that it consumes of each table; absent: a quarter of what the table
 *     has, 1,000 on demand
 * @param writeUnits the same for writes
 * @param share of the segments
 */
public record WorkLimits(Optional<Integer> readUnits, Optional<Integer> writeUnits, Share share) {

    public static final WorkLimits DEFAULT = new WorkLimits(Optional.empty(), Optional.empty(), Share.ALL);
}
