package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyAttribute;
import java.io.Serializable;
import java.util.List;

/**
 * Which items are compared, by their partition keys.
 *
 * @param values whole partition keys
 * @param prefixes beginnings of partition keys
 * @param number whether the partition key is a number
 */
public record ComparedKeys(List<String> values, List<String> prefixes, boolean number) implements Serializable {

    /** All items. */
    public static final ComparedKeys ALL = new ComparedKeys(List.of(), List.of(), false);

    /** The most beginnings that a filter of AWS takes besides its 4 KB. */
    private static final int MOST_PREFIXES = 100;

    /** Each is a read of its own. */
    private static final int MOST_VALUES = 1000;

    public ComparedKeys {
        values = List.copyOf(values);
        prefixes = List.copyOf(prefixes);
    }

    public boolean all() {
        return values.isEmpty() && prefixes.isEmpty();
    }

    /** Whether the tables are scanned: a beginning is found by a scan only. */
    boolean scanned() {
        return all() || !prefixes.isEmpty();
    }

    /**
     * @param written partition keys as the user writes them; one that ends in {@code *} is a beginning. Empty for all
     * @param partition the partition key of the tables
     * @throws BadRequestException when the tables have no such keys; its field is {@code keys}
     */
    public static ComparedKeys of(List<String> written, KeyAttribute partition) throws BadRequestException {
        if (written.isEmpty()) {
            return ALL;
        }
        if (partition.type().equals("B")) {
            throw BadRequestException.of("keys", "compare.keys.binary", partition.name());
        }
        boolean number = partition.type().equals("N");
        List<String> prefixes = written.stream()
                .filter(key -> key.endsWith("*"))
                .map(key -> key.substring(0, key.length() - 1))
                .distinct()
                .toList();
        List<String> values = written.stream()
                .filter(key -> !key.endsWith("*"))
                .filter(key -> prefixes.stream().noneMatch(key::startsWith))
                .distinct()
                .toList();
        check(values, prefixes, number, partition.name());
        return prefixes.contains("") ? ALL : new ComparedKeys(values, prefixes, number);
    }

    private static void check(List<String> values, List<String> prefixes, boolean number, String partition)
            throws BadRequestException {
        if (values.contains("")) {
            throw BadRequestException.of("keys", "compare.keys.empty");
        }
        if (number && !prefixes.isEmpty()) {
            throw BadRequestException.of("keys", "compare.keys.prefixOfNumber", prefixes.get(0) + "*", partition);
        }
        for (String value : values) {
            if (number && !value.matches("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,3})?")) {
                throw BadRequestException.of("keys", "compare.keys.noNumber", value, partition);
            }
        }
        if (prefixes.size() > MOST_PREFIXES) {
            throw BadRequestException.of("keys", "compare.keys.tooMany", prefixes.size(), MOST_PREFIXES);
        }
        if (values.size() > MOST_VALUES) {
            throw BadRequestException.of("keys", "compare.keys.tooManyValues", values.size(), MOST_VALUES);
        }
    }
}
