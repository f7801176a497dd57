package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** What a backup writes down about its table (spec 1.1, 2.1). */
final class BackupRecord {
    private final Table table;
    private final JsonNode description;

    BackupRecord(State state, Table table, Instant now) {
        this.table = table;
        this.description = new Description(state, now).of(table);
    }

    StoredBackup backup(
            BackupArn arn,
            String name,
            String type,
            Instant visible,
            Instant available,
            Optional<Instant> expires,
            TableStore.Snapshot snapshot) {
        Instant created = Instant.ofEpochMilli(Long.parseLong(arn.id().substring(0, 14)));
        return new StoredBackup(
                arn,
                name,
                type,
                created,
                visible,
                available,
                expires,
                Optional.empty(),
                description.path("TableSizeBytes").asLong(),
                source(),
                // A SYSTEM backup restores indexes like any other, but does not say which.
                type.equals("SYSTEM") ? Json.object() : features(),
                restorable(),
                snapshot);
    }

    private ObjectNode source() {
        ObjectNode json = Json.object();
        Json.copy(
                description,
                json,
                "TableName",
                "TableId",
                "TableArn",
                "TableSizeBytes",
                "KeySchema",
                "ItemCount",
                "OnDemandThroughput");
        json.set("TableCreationDateTime", description.get("CreationDateTime"));
        json.put("BillingMode", billingMode());
        json.set("ProvisionedThroughput", units(description));
        return json;
    }

    private String billingMode() {
        return description.path("BillingModeSummary").path("BillingMode").asText("PROVISIONED");
    }

    private static ObjectNode units(JsonNode of) {
        JsonNode units = of.path("ProvisionedThroughput");
        return Json.object()
                .put("ReadCapacityUnits", units.path("ReadCapacityUnits").asLong())
                .put("WriteCapacityUnits", units.path("WriteCapacityUnits").asLong());
    }

    private ObjectNode features() {
        ObjectNode json = Json.object();
        for (String kind : new String[] {"LocalSecondaryIndexes", "GlobalSecondaryIndexes"}) {
            if (description.path(kind).isEmpty()) {
                continue;
            }
            ArrayNode indexes = json.putArray(kind);
            for (JsonNode index : description.get(kind)) {
                ObjectNode entry = indexes.addObject();
                Json.copy(index, entry, "IndexName", "KeySchema", "Projection", "OnDemandThroughput");
                if (kind.startsWith("Global")) {
                    entry.set("ProvisionedThroughput", units(index));
                }
            }
        }
        if (description.path("StreamSpecification").path("StreamEnabled").asBoolean()) {
            json.set("StreamDescription", description.get("StreamSpecification"));
        }
        table.timeToLive.ifPresent(attribute -> json.putObject("TimeToLiveDescription")
                .put("TimeToLiveStatus", "ENABLED")
                .put("AttributeName", attribute));
        Json.copy(description, json, "SSEDescription");
        return json;
    }

    /** The fields of CreateTable that make the table again, and SSEDescription and OnDemandThroughput. */
    ObjectNode restorable() {
        ObjectNode json = Json.object();
        Json.copy(description, json, "AttributeDefinitions", "KeySchema", "OnDemandThroughput", "SSEDescription");
        json.put("BillingMode", billingMode());
        json.set("ProvisionedThroughput", units(description));
        Json.copy(features(), json, "LocalSecondaryIndexes", "GlobalSecondaryIndexes");
        return json;
    }
}
