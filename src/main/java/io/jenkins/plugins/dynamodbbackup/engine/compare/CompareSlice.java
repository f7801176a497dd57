package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataSlice;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * Half a minute of a comparison.
 *
 * @param begun parts that were begun before
 * @param open those of them that are not done
 * @param values whether differences have the whole items
 * @param items the most that are read of each table; 0 for no limit
 */
record CompareSlice(
        ComparedTable left,
        ComparedTable right,
        Parts parts,
        int begun,
        List<OpenPart> open,
        boolean values,
        long items,
        Bounds bounds)
        implements DataSlice<CompareSlice.Result> {

    /**
     * What keeps memory and time of a slice small.
     *
     * @param window items of each table that wait in a part for the other table
     * @param page the most items of one page
     * @param parts that are read at a time
     * @param differences after so many the slice ends early
     * @param reading after this time no more is read
     */
    record Bounds(int window, int page, int parts, int differences, Duration reading) implements Serializable {

        static final Bounds USUAL = new Bounds(5000, 2000, 4, 2000, Duration.ofSeconds(30));
    }

    /**
     * What was compared. A part that could not be brought to an end of some kind is as before.
     *
     * @param lines the differences: see {@link Difference#line}
     * @param rest how long to wait until more capacity may be consumed
     * @param failures why the slice ended early; most often none
     */
    record Result(
            int begun,
            List<OpenPart> open,
            ComparisonCounts counts,
            List<String> lines,
            Duration rest,
            List<AwsError> failures)
            implements Serializable {

        Result {
            open = List.copyOf(open);
            lines = List.copyOf(lines);
            failures = List.copyOf(failures);
        }
    }

    CompareSlice {
        open = List.copyOf(open);
    }

    @Override
    public Operation<?, Result> begin(AwsSession session, double cores) {
        return new SliceRun(this, session, cores);
    }
}
