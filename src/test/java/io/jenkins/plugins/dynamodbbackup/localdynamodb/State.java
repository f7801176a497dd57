package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All that the service remembers. Its monitor is the one lock around tables and backups. */
final class State {
    final Clock clock;
    final Behaviour behaviour;
    final TableStore store;
    final Backups backups = new Backups();
    final Random random;
    final Set<String> expiredTokens = ConcurrentHashMap.newKeySet();
    /** Copies items of restores, a few at a time. */
    final ExecutorService copies = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "local-dynamodb-restore");
        thread.setDaemon(true);
        return thread;
    });

    private final Map<Site, TreeMap<String, Table>> tables = new ConcurrentHashMap<>();
    private final Set<Table> changing = new LinkedHashSet<>();
    private volatile Duration skew = Duration.ZERO;

    State(Clock clock, Behaviour behaviour, TableStore store, long seed) {
        this.clock = clock;
        this.behaviour = behaviour;
        this.store = store;
        this.random = new Random(seed);
    }

    /** The service's own time. */
    Instant now() {
        return clock.instant().plus(skew);
    }

    void skew(Duration offset) {
        skew = offset;
    }

    String uuid() {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | 0x8000000000000000L)
                .toString();
    }

    TreeMap<String, Table> tables(Site site) {
        return tables.computeIfAbsent(site, key -> new TreeMap<>());
    }

    List<Table> allTables() {
        return tables.values().stream().flatMap(map -> map.values().stream()).toList();
    }

    void add(Table table) {
        tables(table.site).put(table.name, table);
    }

    /** From now on {@link #settle} looks after this table. */
    void changes(Table table) {
        changing.add(table);
    }

    /** Carries out what is due: ends restores, removes deleted tables. Called before every operation. */
    void settle(Instant now) {
        if (changing.isEmpty()) {
            return;
        }
        for (Table table : new ArrayList<>(changing)) {
            if (table.gone.isPresent()) {
                if (!now.isBefore(table.gone.get())) {
                    vanish(table);
                }
            } else if (!now.isBefore(table.active)) {
                endRestore(table);
            }
        }
    }

    private void endRestore(Table table) {
        Table.Restore restore = table.restore.orElseThrow();
        if (restore.fails() || restore.copy().isCompletedExceptionally()) {
            vanish(table);
            return;
        }
        if (!clock.getClass().equals(Clock.systemUTC().getClass())) {
            // Time only moves when the test moves it: the copy must not lag behind.
            wait(restore.copy());
        }
        if (restore.copy().isDone()) {
            table.restore = Optional.empty();
            changing.remove(table);
        }
    }

    void vanish(Table table) {
        table.restore.ifPresent(restore -> wait(restore.copy()));
        changing.remove(table);
        tables(table.site).remove(table.name);
        store.delete(table.site, table.name);
    }

    private static void wait(CompletableFuture<Void> copy) {
        copy.handle((done, failure) -> done).join();
    }

    /** The table, or the error of a call that needs it. Tables being created count as missing, as with the service. */
    Table usable(Call call, String name) {
        Table table = tables(call.site()).get(name);
        if (table == null || table.creating(call.now())) {
            throw ServiceError.notFound(name);
        }
        return table;
    }

    long restoresRunning(Site site, Instant now) {
        return changing.stream()
                .filter(table -> table.site.equals(site) && table.restoring(now))
                .count();
    }

    boolean restoringFrom(String backupArn, Instant now) {
        return changing.stream()
                .anyMatch(table -> table.restoring(now)
                        && table.restore.orElseThrow().backupArn().equals(backupArn));
    }
}
