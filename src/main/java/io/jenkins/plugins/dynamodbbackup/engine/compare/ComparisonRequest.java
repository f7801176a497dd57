package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyedTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.List;
import java.util.Optional;

/**
 * Two tables with one key whose items are to be compared.
 *
 * @param left the reference: what it has and the other lacks is missing
 * @param keyNames names of the key attributes, the partition key first
 * @param estimate items of the larger table, by statistics that lag about six hours
 * @param sample how many items are compared; 0 for all
 * @param values whether differences are written with the whole items
 * @param fileName of the file of differences, such as {@code orders-differences.jsonl}
 */
public record ComparisonRequest(
        ComparedTable left,
        ComparedTable right,
        List<String> keyNames,
        long estimate,
        Share share,
        ComparedKeys keys,
        int sample,
        boolean values,
        String fileName) {

    /** A second of these costs less than two hours of the smallest table. */
    static final int UNITS_ON_DEMAND = 1000;

    public ComparisonRequest {
        keyNames = List.copyOf(keyNames);
    }

    /** Why the items of these tables cannot be compared, as one sentence. */
    public static Optional<Message> obstacle(KeyedTable left, KeyedTable right) {
        for (TableDetails table : List.of(left.details(), right.details())) {
            if (!table.active() && !table.status().equals(TableDetails.UPDATING)) {
                return Optional.of(Message.of("compare.notActive", Argument.table(table.name()), table.status()));
            }
        }
        return left.key().equals(right.key())
                ? Optional.empty()
                : Optional.of(Message.of(
                        "compare.otherKey",
                        Argument.table(left.details().name()),
                        key(left),
                        Argument.table(right.details().name()),
                        key(right)));
    }

    private static Argument key(KeyedTable table) {
        return Argument.list(table.key().stream()
                .map(attribute -> Message.of("compare.keyAttribute", attribute.name(), attribute.type()))
                .toList());
    }

    /** Two tables that have no {@link #obstacle}: all of their items, at a pace that leaves them to their users. */
    public static ComparisonRequest of(
            KeyedTable left,
            String leftRegion,
            KeyedTable right,
            String rightRegion,
            WorkLimits limits,
            String fileName) {
        return new ComparisonRequest(
                table(left.details(), leftRegion, limits),
                table(right.details(), rightRegion, limits),
                left.keyNames(),
                Math.max(left.details().itemCount(), right.details().itemCount()),
                limits.share(),
                ComparedKeys.ALL,
                0,
                false,
                fileName);
    }

    public ComparisonRequest only(ComparedKeys some) {
        return new ComparisonRequest(left, right, keyNames, estimate, share, some, sample, values, fileName);
    }

    /** @param items 0 for all */
    public ComparisonRequest sampling(int items) {
        return new ComparisonRequest(left, right, keyNames, estimate, share, keys, items, values, fileName);
    }

    public ComparisonRequest withValues(boolean whole) {
        return new ComparisonRequest(left, right, keyNames, estimate, share, keys, sample, whole, fileName);
    }

    private static ComparedTable table(TableDetails table, String region, WorkLimits limits) {
        return new ComparedTable(table.name(), region, limits.readUnits().orElseGet(() -> units(table)));
    }

    /** A quarter of what a provisioned table has. */
    private static int units(TableDetails table) {
        long provisioned = table.capacity().read();
        return provisioned == 0 ? UNITS_ON_DEMAND : (int) Math.max(1, Math.min(provisioned / 4, Integer.MAX_VALUE));
    }
}
