package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The settings of CreateTable and UpdateTable that the front keeps itself. */
final class TableSettings {
    private TableSettings() {}

    static void apply(Table table, JsonNode request) {
        ObjectNode settings = table.settings;
        if (request.hasNonNull("SSESpecification")) {
            settings.remove("SSEDescription");
            Encryption.describe(request.get("SSESpecification"))
                    .ifPresent(json -> settings.set("SSEDescription", json));
        }
        if (request.hasNonNull("TableClass")) {
            settings.putObject("TableClassSummary")
                    .put("TableClass", request.get("TableClass").asText());
        }
        if (request.hasNonNull("OnDemandThroughput")) {
            ObjectNode maximum = request.get("OnDemandThroughput").deepCopy();
            settings.set("OnDemandThroughput", maximum);
        }
        if (request.hasNonNull("WarmThroughput")) {
            ObjectNode warm = request.get("WarmThroughput").deepCopy();
            settings.set("WarmThroughput", warm.put("Status", "ACTIVE"));
        }
    }
}
