package io.jenkins.plugins.dynamodbbackup.engine.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.stream.StreamSupport;

/** What a table is made of, in the fields of CreateTable, in a stable order. */
final class TableDefinition {

    private static final String BILLING = "BillingMode";
    private static final String ON_DEMAND = "PAY_PER_REQUEST";
    private static final String UNITS = "ProvisionedThroughput";

    private TableDefinition() {}

    /** @param table as DescribeTable shows it */
    static ObjectNode of(JsonNode table) {
        ObjectNode definition = JsonNodeFactory.instance.objectNode();
        copy(table, definition, "KeySchema");
        sorted(table, definition, "AttributeDefinitions", "AttributeName");
        boolean onDemand = onDemand(table);
        definition.put(BILLING, onDemand ? ON_DEMAND : "PROVISIONED");
        if (!onDemand) {
            units(table, definition);
        }
        indexes(table, definition, "GlobalSecondaryIndexes", !onDemand);
        indexes(table, definition, "LocalSecondaryIndexes", false);
        return definition;
    }

    /** A table from before on-demand billing has no mode, but units. */
    static boolean onDemand(JsonNode table) {
        JsonNode mode = table.path("BillingModeSummary").path(BILLING);
        return mode.isMissingNode() || mode.isNull()
                ? table.path(UNITS).path("ReadCapacityUnits").asLong() == 0
                : mode.asText().equals(ON_DEMAND);
    }

    private static void units(JsonNode from, ObjectNode to) {
        ObjectNode units = to.putObject(UNITS);
        copy(from.path(UNITS), units, "ReadCapacityUnits");
        copy(from.path(UNITS), units, "WriteCapacityUnits");
    }

    private static void indexes(JsonNode table, ObjectNode definition, String field, boolean withUnits) {
        sorted(table, definition, field, "IndexName");
        definition.path(field).forEach(index -> {
            ObjectNode whole = (ObjectNode) index;
            JsonNode described = whole.deepCopy();
            whole.retain("IndexName", "KeySchema", "Projection");
            if (withUnits) {
                units(described, whole);
            }
        });
    }

    private static void sorted(JsonNode from, ObjectNode to, String field, String by) {
        if (from.path(field).isEmpty()) {
            return;
        }
        StreamSupport.stream(from.path(field).spliterator(), false)
                .sorted(Comparator.comparing(entry -> entry.path(by).asText()))
                .forEach(to.withArray(field)::add);
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        if (from.hasNonNull(field)) {
            to.set(field, from.get(field).deepCopy());
        }
    }
}
