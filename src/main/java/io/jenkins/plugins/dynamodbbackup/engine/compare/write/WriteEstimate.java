package io.jenkins.plugins.dynamodbbackup.engine.compare.write;

import io.jenkins.plugins.dynamodbbackup.engine.compare.Difference;
import io.jenkins.plugins.dynamodbbackup.engine.file.LineFile;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a write-back will do and consume, should nothing change meanwhile.
 *
 * @param puts items to be created or changed
 * @param deletes items to be deleted
 * @param units write capacity units for the table itself: one for each KB of the larger of both versions of an item. Those
 *     of its indexes are not included
 */
public record WriteEstimate(long puts, long deletes, long units) {

    public static final WriteEstimate NONE = new WriteEstimate(0, 0, 0);

    private static final int LINES = 1000;
    private static final int UNIT = 1024;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** Reads all of a file of differences, whose first table is the reference; takes a while for many. */
    public static WriteEstimate of(LineFile differences) throws IOException {
        WriteEstimate all = NONE;
        LineFile.Lines lines = differences.read(0, LINES);
        while (!lines.lines().isEmpty()) {
            for (String line : lines.lines()) {
                all = all.plus(Difference.parse(line));
            }
            lines = differences.read(lines.next(), LINES);
        }
        return all;
    }

    public WriteEstimate plus(Difference difference) {
        boolean delete = difference.kind() == Difference.Kind.EXTRA;
        return new WriteEstimate(puts + (delete ? 0 : 1), deletes + (delete ? 1 : 0), units + units(difference));
    }

    /** Write capacity units of one. */
    static long units(Difference difference) {
        long bytes = Math.max(bytes(difference.left()), bytes(difference.right()));
        return Math.max(1, (bytes + UNIT - 1) / UNIT);
    }

    static long bytes(Optional<Difference.Version> version) {
        return version.map(Difference.Version::bytes).orElse(0L);
    }

    public long writes() {
        return puts + deletes;
    }

    /** The plan in one or two sentences. */
    public Message message(String table) {
        return Message.of(
                "compare.plan",
                Argument.quantity(puts),
                Argument.quantity(deletes),
                Argument.quantity(units),
                Argument.table(table));
    }

    /** @param million the price of a million write request units of an on-demand table */
    public BigDecimal cost(BigDecimal million) {
        return million.multiply(BigDecimal.valueOf(units)).divide(MILLION, 2, RoundingMode.HALF_UP);
    }
}
