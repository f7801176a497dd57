package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads and writes of items: checked for the state of their table, then passed to the store. Holds no lock. */
final class DataOperations {
    private final State state;

    DataOperations(State state) {
        this.state = state;
    }

    Answer pass(Call call) {
        ObjectNode body = call.body();
        synchronized (state) {
            call.text("TableName").ifPresent(value -> body.put("TableName", usable(call, value)));
            if (body.path("RequestItems").isObject()) {
                ObjectNode requests = (ObjectNode) body.get("RequestItems");
                List<Map.Entry<String, JsonNode>> entries = new ArrayList<>();
                entries.addAll(requests.properties());
                requests.removeAll();
                entries.forEach(entry -> requests.set(usable(call, entry.getKey()), entry.getValue()));
            }
        }
        call.effect(Effect.CutPage.class)
                .filter(cut -> cut.size() > 0)
                .ifPresent(cut -> body.put(
                        "Limit", Math.min(cut.size(), call.number("Limit").orElse(cut.size()))));
        if (call.pageSize(1) == 0 && body.hasNonNull("ExclusiveStartKey")) {
            ObjectNode empty = Json.object().put("Count", 0).put("ScannedCount", 0);
            empty.putArray("Items");
            empty.set("LastEvaluatedKey", body.get("ExclusiveStartKey"));
            return Answer.ok(empty);
        }
        return state.store.pass(call);
    }

    private String usable(Call call, String value) {
        return state.usable(call, Check.table(call.site(), "TableName", value)).name;
    }
}
