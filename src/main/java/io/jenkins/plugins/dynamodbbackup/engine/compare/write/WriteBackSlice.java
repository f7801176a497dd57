package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.operation.DataSlice;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * Writes some differences back. It can be carried out more than once: what is already as in the reference is not written
 * again.
 *
 * @param readUnits most read capacity units per second of the live table
 * @param writeUnits most write capacity units per second of the live table
 * @param differences lines of a comparison whose first table is the reference
 */
record WriteBackSlice(
        String reference,
        String live,
        String region,
        List<String> keyNames,
        int readUnits,
        int writeUnits,
        List<String> differences)
        implements DataSlice<WriteBackSlice.Result> {

    WriteBackSlice {
        keyNames = List.copyOf(keyNames);
        differences = List.copyOf(differences);
    }

    @Override
    public Operation<?, Result> begin(AwsSession session, double cores) {
        return new WriteBackRun(this, session, cores);
    }

    /**
     * @param open which of the differences were not dealt with, from 0 on, in order
     * @param failure what AWS answered to the first of them; none when only the time was over
     * @param rest how long nothing is to be read or written after it, to keep to the units per second
     */
    record Result(WriteTotals totals, List<LeftItem> left, List<Integer> open, List<AwsError> failure, Duration rest)
            implements Serializable {

        Result {
            left = List.copyOf(left);
            open = List.copyOf(open);
            failure = List.copyOf(failure);
        }
    }
}
