package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What a table with point-in-time recovery held before: a copy from before the first write of each second. Meant for
 * small tables.
 */
final class History {
    private final TreeMap<Instant, TableStore.Snapshot> before = new TreeMap<>();

    synchronized void beforeWrite(Instant now, Supplier<TableStore.Snapshot> items) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        if (before.isEmpty() || before.lastKey().isBefore(second)) {
            before.put(now, items.get());
        }
    }

    /** The items at a time, or nothing when they have not changed since. Seconds count, fractions do not. */
    synchronized Optional<TableStore.Snapshot> at(Instant time) {
        return Optional.ofNullable(before.higherEntry(time.truncatedTo(ChronoUnit.SECONDS)))
                .map(entry -> entry.getValue());
    }
}
