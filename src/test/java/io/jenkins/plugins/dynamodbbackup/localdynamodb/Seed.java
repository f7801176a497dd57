package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** What was there before the test began, in one account and region: no call is logged, no rule applies. */
public final class Seed {
    private static final Duration TABLE_AGE = Duration.ofDays(90);

    private final State state;
    private final Site site;

    Seed(State state, Site site) {
        this.state = state;
        this.site = site;
    }

    /** An empty on-demand table with the key {@code id} of type S, ninety days old. */
    public Seed table(String name) {
        return table(name, 0);
    }

    /**
     * The same with items {@code {"id": "item-<n>"}}, which its statistics know. The store in memory only counts them.
     */
    public Seed table(String name, int items) {
        return table(
                name,
                IntStream.range(0, items)
                        .mapToObj(n -> "{\"id\":{\"S\":\"item-" + n + "\"},\"n\":{\"N\":\"" + n + "\"}}")
                        .toList());
    }

    /** The same with these items, DynamoDB JSON. */
    public Seed table(String name, List<String> items) {
        return table(name, "{}", items);
    }

    /** The same with more fields of CreateTable, as JSON. */
    public Seed table(String name, String createTable, List<String> items) {
        ObjectNode request = Json.object().put("TableName", name).put("BillingMode", "PAY_PER_REQUEST");
        request.putArray("KeySchema").addObject().put("AttributeName", "id").put("KeyType", "HASH");
        request.putArray("AttributeDefinitions")
                .addObject()
                .put("AttributeName", "id")
                .put("AttributeType", "S");
        request.setAll(Json.parse(createTable.getBytes(StandardCharsets.UTF_8)));
        long bytes = items.stream().mapToLong(String::length).sum();
        synchronized (state) {
            Instant created = state.now().minus(TABLE_AGE);
            state.store.create(site, TableSettings.forStore(request));
            Table table = new Table(site, name, state.uuid(), created, created);
            request.path("Tags")
                    .forEach(tag -> table.tags.put(
                            tag.path("Key").asText(), tag.path("Value").asText()));
            TableSettings.create(table, request);
            table.size = new TableStore.Size(items.size(), bytes);
            table.counted = state.now();
            state.store.fill(site, name, new TableStore.Snapshot(table.size, items));
            state.add(table);
        }
        return this;
    }

    /** Tables {@code <prefix>0000}, {@code <prefix>0001}, ... */
    public Seed tables(String prefix, int count, int items) {
        IntStream.range(0, count).forEach(n -> table(String.format("%s%04d", prefix, n), items));
        return this;
    }

    /** Puts items into a table that is there, DynamoDB JSON. */
    public Seed put(String table, List<String> items) {
        state.store.fill(site, table, new TableStore.Snapshot(new TableStore.Size(items.size(), 0), items));
        return this;
    }

    /** The items of a table, DynamoDB JSON. */
    public List<String> items(String table) {
        return state.store.snapshot(site, table).items();
    }

    /** Deletes an item, if it is there. */
    public Seed delete(String table, String key) {
        ObjectNode request = Json.object().put("TableName", table);
        request.set("Key", Json.parse(key.getBytes(StandardCharsets.UTF_8)));
        state.store.pass(new Call("DynamoDB_20120810", "DeleteItem", site, state.now(), request, List.of()));
        return this;
    }

    /** Gives the ARN. */
    public String backup(BackupSeed seed) {
        synchronized (state) {
            Table table = state.tables(site).get(seed.table());
            String id = table == null
                    ? UUID.nameUUIDFromBytes(seed.table().getBytes(StandardCharsets.UTF_8))
                            .toString()
                    : table.id;
            StoredBackup backup = seed.stored(site, String.format("%08x", state.random.nextInt()), id);
            state.backups.put(backup);
            return backup.arnText();
        }
    }

    /** From now on DescribeTable shows this status, known or not. */
    public Seed tableStatus(String table, String status) {
        synchronized (state) {
            state.tables(site).get(table).forcedStatus = Optional.of(status).filter(text -> !text.isEmpty());
        }
        return this;
    }

    /** From now on DescribeTable shows replicas of the table in these regions. */
    public Seed replicas(String table, String... regions) {
        synchronized (state) {
            ObjectNode settings = state.tables(site).get(table).settings.put("GlobalTableVersion", "2019.11.21");
            ArrayNode replicas = settings.putArray("Replicas");
            for (String region : regions) {
                replicas.addObject().put("RegionName", region).put("ReplicaStatus", "ACTIVE");
            }
        }
        return this;
    }

    /** From now on the backup has this status, known or not. */
    public Seed backupStatus(String arn, String status) {
        synchronized (state) {
            StoredBackup backup =
                    state.backups.find(site, BackupArn.parse("BackupArn", arn)).orElseThrow();
            state.backups.put(backup.withStatus(status));
        }
        return this;
    }

    /** Removes a backup at once, whatever its state. */
    public Seed vanishBackup(String arn) {
        synchronized (state) {
            state.backups.remove(
                    state.backups.find(site, BackupArn.parse("BackupArn", arn)).orElseThrow());
        }
        return this;
    }

    /** Removes a table at once, whatever its state and protection, and leaves no SYSTEM backup. */
    public Seed vanish(String table) {
        synchronized (state) {
            state.vanish(state.tables(site).get(table));
        }
        return this;
    }
}
