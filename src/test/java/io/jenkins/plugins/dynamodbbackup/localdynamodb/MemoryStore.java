package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tables without items: descriptions, and how many items there would be. For tests with a virtual clock and for
 * thousands of tables.
 */
final class MemoryStore implements TableStore {
    private final Map<Key, ObjectNode> tables = new ConcurrentHashMap<>();
    private final Map<Key, Size> sizes = new ConcurrentHashMap<>();

    private final AtomicInteger streams = new AtomicInteger();

    private record Key(Site site, String table) {}

    /** Every stream has an ARN of its own. */
    private String streamLabel() {
        return Instant.parse("2026-01-01T00:00:00.001Z")
                .plusMillis(streams.getAndIncrement())
                .toString()
                .replace("Z", "");
    }

    @Override
    public ObjectNode create(Site site, ObjectNode request) {
        ObjectNode table = new MemoryTable(site, request, streamLabel()).description();
        tables.put(new Key(site, request.path("TableName").asText()), table);
        return table.deepCopy();
    }

    @Override
    public ObjectNode describe(Site site, String table) {
        ObjectNode description = tables.get(new Key(site, table));
        if (description == null) {
            throw ServiceError.notFound(table);
        }
        return description.deepCopy();
    }

    @Override
    public ObjectNode update(Site site, ObjectNode request) {
        Key key = new Key(site, request.path("TableName").asText());
        ObjectNode merged = MemoryTable.asRequest(describe(site, key.table()));
        Json.copy(
                request,
                merged,
                "BillingMode",
                "ProvisionedThroughput",
                "DeletionProtectionEnabled",
                "AttributeDefinitions",
                "StreamSpecification");
        MemoryTable.changeIndexes(merged, request.path("GlobalSecondaryIndexUpdates"));
        ObjectNode table = new MemoryTable(site, merged, streamLabel()).description();
        tables.put(key, table);
        return table.deepCopy();
    }

    @Override
    public void delete(Site site, String table) {
        tables.remove(new Key(site, table));
        sizes.remove(new Key(site, table));
    }

    void size(Site site, String table, Size size) {
        sizes.put(new Key(site, table), size);
    }

    @Override
    public Size size(Site site, String table) {
        return sizes.getOrDefault(new Key(site, table), new Size(0, 0));
    }

    @Override
    public Snapshot snapshot(Site site, String table) {
        return new Snapshot(size(site, table), List.of());
    }

    @Override
    public void fill(Site site, String table, Snapshot snapshot) {
        size(site, table, snapshot.size());
    }

    /** Answers Scan with Select=COUNT, in segments and pages; knows no item. */
    @Override
    public Answer pass(Call call) {
        if (!call.operation().equals("Scan")) {
            throw ServiceError.of("UnknownOperationException", "An unknown operation was requested.");
        }
        ObjectNode body = call.body();
        long items = size(call.site(), call.required("TableName")).items();
        int segments = call.number("TotalSegments").orElse(1);
        int segment = call.number("Segment").orElse(0);
        long inSegment = items / segments + (segment < items % segments ? 1 : 0);
        long from = body.path("ExclusiveStartKey").path("position").path("N").asLong();
        long count = Math.min(inSegment - from, call.number("Limit").orElse(10_000));
        ObjectNode answer = Json.object().put("Count", count).put("ScannedCount", count);
        if (!body.path("Select").asText().equals("COUNT")) {
            answer.putArray("Items");
        }
        if (from + count < inSegment) {
            answer.putObject("LastEvaluatedKey").putObject("position").put("N", "" + (from + count));
        }
        return Answer.ok(answer);
    }

    @Override
    public void close() {
        tables.clear();
        sizes.clear();
    }
}
