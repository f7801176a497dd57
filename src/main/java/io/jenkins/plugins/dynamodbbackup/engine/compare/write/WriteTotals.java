package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.io.Serializable;

/**
 * What became of differences.
 *
 * @param written items created or changed to be as in the reference
 * @param deleted items that the reference does not have
 * @param same items that were already as in the reference, as after a slice whose result was lost
 * @param left items that were not written back
 * @param readUnits read capacity units consumed, of both tables
 * @param writeUnits write capacity units consumed, those of indexes included
 */
public record WriteTotals(long written, long deleted, long same, long left, double readUnits, double writeUnits)
        implements Serializable {

    public static final WriteTotals NONE = new WriteTotals(0, 0, 0, 0, 0, 0);

    static final WriteTotals WRITTEN = new WriteTotals(1, 0, 0, 0, 0, 0);
    static final WriteTotals DELETED = new WriteTotals(0, 1, 0, 0, 0, 0);
    static final WriteTotals SAME = new WriteTotals(0, 0, 1, 0, 0, 0);
    static final WriteTotals LEFT = new WriteTotals(0, 0, 0, 1, 0, 0);

    WriteTotals plus(WriteTotals other) {
        return new WriteTotals(
                written + other.written,
                deleted + other.deleted,
                same + other.same,
                left + other.left,
                readUnits + other.readUnits,
                writeUnits + other.writeUnits);
    }

    static WriteTotals units(double read, double write) {
        return new WriteTotals(0, 0, 0, 0, read, write);
    }

    /** Differences that have been dealt with. */
    public long done() {
        return written + deleted + same + left;
    }

    /**
     * What was done, as sentences.
     *
     * @param leftFile where the items that were left are listed
     */
    public Message message(String table, String leftFile) {
        Message message = Message.of(
                "compare.written",
                Argument.table(table),
                Argument.quantity(written),
                Argument.quantity(deleted),
                Argument.quantity((long) Math.ceil(writeUnits)));
        if (same > 0) {
            message = message.and(Message.of("compare.written.same", Argument.quantity(same)));
        }
        return left == 0 ? message : message.and(Message.of("compare.written.left", Argument.quantity(left), leftFile));
    }
}
