package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** The table that a restore makes: what the source was, changed by the overrides of the request (spec 3.1). */
final class RestoredTable {
    private final ObjectNode source;
    private final ObjectNode request;
    private final boolean provisioned;

    /**
     * @param source the fields of CreateTable that make the source again
     * @param request RestoreTableFromBackup or RestoreTableToPointInTime
     */
    RestoredTable(ObjectNode source, ObjectNode request) {
        this.source = source;
        this.request = request;
        this.provisioned = request.path("BillingModeOverride")
                .asText(source.path("BillingMode").asText())
                .equals("PROVISIONED");
    }

    /** The fields of CreateTable. */
    ObjectNode create() {
        ObjectNode table = Json.object();
        Json.copy(request, table, "TargetTableName");
        table.set("TableName", table.remove("TargetTableName"));
        Json.copy(source, table, "KeySchema");
        table.put("BillingMode", provisioned ? "PROVISIONED" : "PAY_PER_REQUEST");
        throughput(table);
        indexes(table, "Global");
        indexes(table, "Local");
        table.set("AttributeDefinitions", attributes(table));
        onDemand(table);
        return table;
    }

    /** The field of TableDescription that is no field of CreateTable. */
    ObjectNode settings() {
        ObjectNode settings = Json.object();
        JsonNode encryption = request.get("SSESpecificationOverride");
        if (encryption == null) {
            Json.copy(source, settings, "SSEDescription");
        } else {
            Encryption.describe(encryption).ifPresent(json -> settings.set("SSEDescription", json));
        }
        return settings;
    }

    private void onDemand(ObjectNode table) {
        JsonNode maximum = request.path("OnDemandThroughputOverride");
        if (provisioned && !maximum.isEmpty()) {
            throw ServiceError.validation("Cannot override OnDemandThroughput unless BillingMode is PAY_PER_REQUEST");
        }
        maximum.forEach(Throughput::checkMaximum);
        if (!maximum.isEmpty()) {
            table.set("OnDemandThroughput", maximum);
        } else if (!provisioned) {
            Json.copy(source, table, "OnDemandThroughput");
        }
    }

    private void throughput(ObjectNode table) {
        JsonNode override = request.get("ProvisionedThroughputOverride");
        if (request.path("BillingModeOverride").asText().equals("PROVISIONED") && override == null) {
            throw ServiceError.validation(
                    "Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED");
        }
        if (override != null && !provisioned) {
            throw ServiceError.validation("Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED");
        }
        if (provisioned) {
            table.set("ProvisionedThroughput", override == null ? source.get("ProvisionedThroughput") : override);
        }
    }

    /** Absent: all. A list, even an empty one: exactly these. */
    private void indexes(ObjectNode table, String kind) {
        ArrayNode indexes = Json.array();
        String field = kind + "SecondaryIndexes";
        JsonNode override = request.get(kind + "SecondaryIndexOverride");
        for (JsonNode index : override == null ? source.path(field) : override) {
            ObjectNode entry = indexes.addObject();
            Json.copy(index, entry, "IndexName", "KeySchema", "Projection");
            if (override != null) {
                checkKnown(entry, source.path(field));
            }
            if (kind.equals("Global")) {
                indexThroughput(index, entry, override != null);
            }
        }
        if (!indexes.isEmpty()) {
            table.set(field, indexes);
        }
    }

    private static void checkKnown(JsonNode wanted, JsonNode known) {
        for (JsonNode index : known) {
            if (index.path("KeySchema").equals(wanted.path("KeySchema"))
                    && index.path("Projection").equals(wanted.path("Projection"))) {
                return;
            }
        }
        throw ServiceError.validation("Index " + wanted.path("IndexName").asText()
                + " does not exist in the source and cannot be created during the restore operation");
    }

    private void indexThroughput(JsonNode from, ObjectNode entry, boolean overridden) {
        JsonNode units = from.path("ProvisionedThroughput");
        boolean given = units.path("ReadCapacityUnits").asLong() > 0;
        if (provisioned && !given) {
            throw ServiceError.validation("One or more parameter values were invalid: ProvisionedThroughput must be"
                    + " specified for index: " + entry.path("IndexName").asText());
        }
        if (!provisioned && given && overridden) {
            throw ServiceError.validation("One or more parameter values were invalid: ProvisionedThroughput should not"
                    + " be specified for index: " + entry.path("IndexName").asText()
                    + " when BillingMode is PAY_PER_REQUEST");
        }
        if (provisioned) {
            entry.set("ProvisionedThroughput", units);
        } else {
            Json.copy(from, entry, "OnDemandThroughput");
        }
    }

    /** Only attributes that are part of a key that is left may be defined. */
    private ArrayNode attributes(ObjectNode table) {
        Set<String> used = new HashSet<>(table.findValuesAsText("AttributeName"));
        ArrayNode attributes = Json.array();
        for (JsonNode attribute : source.path("AttributeDefinitions")) {
            if (used.contains(attribute.path("AttributeName").asText())) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }
}
