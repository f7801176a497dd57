package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.compare.WorkLimits;
import java.util.List;

/**
 * What is to be written back.
 *
 * @param reference the table that the live one is to equal, such as a restored copy
 * @param live the table that is written
 * @param region of both
 * @param keyNames the names of their key attributes, the partition key first
 * @param readUnits most read capacity units per second of the live table
 * @param writeUnits most write capacity units per second of the live table
 * @param differences how many there are
 * @param differencesFile of the comparison whose first table is the reference
 * @param leftFile gets one line for each item that is not written back: see {@link LeftItem#json}
 */
public record WriteBackRequest(
        String reference,
        String live,
        String region,
        List<String> keyNames,
        int readUnits,
        int writeUnits,
        long differences,
        String differencesFile,
        String leftFile) {

    private static final int OF_A_TABLE = 4;
    private static final int ON_DEMAND = 1000;

    public WriteBackRequest {
        keyNames = List.copyOf(keyNames);
    }

    /** The limit of the request, or else a quarter of what the table has, 1,000 on demand. */
    public static int writeUnits(WorkLimits limits, TableDetails live) {
        return limits.writeUnits()
                .orElseGet(() -> live.billingMode() == CapacityMode.PROVISIONED
                        ? (int) Math.min(
                                Integer.MAX_VALUE, Math.max(1, live.capacity().write() / OF_A_TABLE))
                        : ON_DEMAND);
    }
}
