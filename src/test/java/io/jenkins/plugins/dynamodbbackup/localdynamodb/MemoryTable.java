package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes a TableDescription of the fields of CreateTable, and the other way round. */
record MemoryTable(Site site, ObjectNode request, String newStreamLabel) {
    ObjectNode description() {
        ObjectNode table = Json.object();
        Json.copy(request, table, "TableName", "AttributeDefinitions", "KeySchema", "DeletionProtectionEnabled");
        boolean onDemand = request.path("BillingMode").asText().equals("PAY_PER_REQUEST");
        if (onDemand) {
            table.putObject("BillingModeSummary").put("BillingMode", "PAY_PER_REQUEST");
        }
        table.set("ProvisionedThroughput", units(request, onDemand));
        String arn = site.tableArn(request.path("TableName").asText());
        for (String kind : new String[] {"LocalSecondaryIndexes", "GlobalSecondaryIndexes"}) {
            if (request.path(kind).isEmpty()) {
                continue;
            }
            ArrayNode indexes = table.putArray(kind);
            for (JsonNode from : request.get(kind)) {
                ObjectNode index = indexes.addObject();
                Json.copy(from, index, "IndexName", "KeySchema", "Projection");
                index.put("IndexArn", arn + "/index/" + from.path("IndexName").asText())
                        .put("ItemCount", 0)
                        .put("IndexSizeBytes", 0);
                if (kind.startsWith("Global")) {
                    index.put("IndexStatus", "ACTIVE");
                    index.set("ProvisionedThroughput", units(from, onDemand));
                }
            }
        }
        if (request.path("StreamSpecification").path("StreamEnabled").asBoolean()) {
            Json.copy(request, table, "StreamSpecification");
            String label = request.path("LatestStreamLabel").asText(newStreamLabel);
            table.put("LatestStreamLabel", label).put("LatestStreamArn", arn + "/stream/" + label);
        }
        return table;
    }

    static ObjectNode asRequest(ObjectNode description) {
        ObjectNode request = description.deepCopy();
        request.put(
                "BillingMode",
                description.path("BillingModeSummary").path("BillingMode").asText("PROVISIONED"));
        return request;
    }

    /** Applies GlobalSecondaryIndexUpdates: create, update, delete. */
    static void changeIndexes(ObjectNode request, JsonNode updates) {
        if (updates.isEmpty()) {
            return;
        }
        Map<String, JsonNode> indexes = new LinkedHashMap<>();
        request.path("GlobalSecondaryIndexes").forEach(index -> indexes.put(name(index), index));
        for (JsonNode update : updates) {
            if (update.has("Delete")) {
                indexes.remove(name(update.get("Delete")));
            } else if (update.has("Create")) {
                indexes.put(name(update.get("Create")), update.get("Create"));
            } else {
                ObjectNode changed = indexes.get(name(update.path("Update"))).deepCopy();
                Json.copy(update.get("Update"), changed, "ProvisionedThroughput");
                indexes.put(name(changed), changed);
            }
        }
        request.putArray("GlobalSecondaryIndexes").addAll(indexes.values());
    }

    private static String name(JsonNode index) {
        return index.path("IndexName").asText();
    }

    private static ObjectNode units(JsonNode of, boolean onDemand) {
        JsonNode units = of.path("ProvisionedThroughput");
        return Json.object()
                .put("NumberOfDecreasesToday", 0)
                .put(
                        "ReadCapacityUnits",
                        onDemand ? 0 : units.path("ReadCapacityUnits").asLong(1))
                .put(
                        "WriteCapacityUnits",
                        onDemand ? 0 : units.path("WriteCapacityUnits").asLong(1));
    }
}
