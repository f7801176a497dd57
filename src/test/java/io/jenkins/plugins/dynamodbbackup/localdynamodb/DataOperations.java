package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads and writes of items: checked for the state of their table, then passed to the store. Holds no lock. */
final class DataOperations {
    private static final Set<String> WRITES = Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem");
    /** Writes that hide their tables inside: taken as writes to all of them. */
    private static final Set<String> OTHER_WRITES =
            Set.of("TransactWriteItems", "ExecuteStatement", "BatchExecuteStatement", "ExecuteTransaction");

    private static final Set<String> PAGED = Set.of("Scan", "Query");

    private final State state;

    DataOperations(State state) {
        this.state = state;
    }

    Answer pass(Call call) {
        List<Table> tables;
        synchronized (state) {
            tables = tables(call);
        }
        if (WRITES.contains(call.operation()) || OTHER_WRITES.contains(call.operation())) {
            for (Table table : tables) {
                table.history.beforeWrite(call.now(), () -> state.store.snapshot(table.site, table.name));
            }
        }
        return PAGED.contains(call.operation()) ? page(call) : state.store.pass(call);
    }

    /** Puts names in the place of ARNs, which the store does not know. Gives the tables with a history. */
    private List<Table> tables(Call call) {
        List<Table> tables = new ArrayList<>();
        ObjectNode body = call.body();
        call.text("TableName").ifPresent(value -> body.put("TableName", usable(call, value, tables)));
        if (body.path("RequestItems").isObject()) {
            ObjectNode requests = (ObjectNode) body.get("RequestItems");
            List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(requests.properties());
            requests.removeAll();
            entries.forEach(entry -> requests.set(usable(call, entry.getKey(), tables), entry.getValue()));
        }
        if (OTHER_WRITES.contains(call.operation())) {
            tables.addAll(state.tables(call.site()).values());
        }
        return tables.stream()
                .filter(table -> table.pointInTimeRecovery.isPresent())
                .toList();
    }

    private String usable(Call call, String value, List<Table> tables) {
        Table table = state.usable(call, Check.table(call.site(), "TableName", value));
        tables.add(table);
        return table.name;
    }

    /** An empty first page is not possible here: without an item there is no key to continue from. */
    private Answer page(Call call) {
        ObjectNode body = call.body();
        int size = call.pageSize(Integer.MAX_VALUE);
        if (size == 0 && body.hasNonNull("ExclusiveStartKey")) {
            ObjectNode empty = Json.object().put("Count", 0).put("ScannedCount", 0);
            empty.putArray("Items");
            empty.set("LastEvaluatedKey", body.get("ExclusiveStartKey"));
            return Answer.ok(empty);
        }
        if (size > 0 && size < Integer.MAX_VALUE) {
            body.put("Limit", Math.min(size, call.number("Limit").orElse(size)));
        }
        return state.store.pass(call);
    }
}
