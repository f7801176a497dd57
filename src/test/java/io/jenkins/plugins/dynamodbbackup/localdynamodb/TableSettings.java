package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** The settings of CreateTable and UpdateTable that the front keeps itself. */
final class TableSettings {
    /** DynamoDB Local drops these silently or stumbles over them. */
    private static final List<String> KEPT =
            List.of("Tags", "SSESpecification", "TableClass", "OnDemandThroughput", "WarmThroughput", "ResourcePolicy");

    private static final List<String> OF_INDEXES = List.of("OnDemandThroughput", "WarmThroughput");

    private TableSettings() {}

    static void create(Table table, JsonNode request) {
        encryptionAndClass(table, request);
        table.throughput("").create(request);
        request.path("GlobalSecondaryIndexes")
                .forEach(index -> table.throughput(name(index)).create(index));
    }

    /** @param described the table before the change */
    static void update(Table table, JsonNode request, JsonNode described, Instant now, Behaviour behaviour) {
        encryptionAndClass(table, request);
        if (request.hasNonNull("SSESpecification")) {
            table.encrypted = now.plus(behaviour.encryption);
        }
        Instant warm = now.plus(behaviour.warmThroughput);
        table.throughput("").update(request, described, now, warm);
        table.indexChanges.clear();
        for (JsonNode change : request.path("GlobalSecondaryIndexUpdates")) {
            if (change.has("Delete")) {
                table.throughput.remove(name(change.get("Delete")));
            } else if (change.has("Create")) {
                table.throughput(name(change.get("Create"))).create(change.get("Create"));
                table.indexChanges.put(name(change.get("Create")), "CREATING");
            } else {
                JsonNode update = change.path("Update");
                JsonNode index = index(described, name(update));
                table.throughput(name(update)).update(update, index, now, warm);
                table.indexChanges.put(name(update), "UPDATING");
            }
        }
    }

    private static void encryptionAndClass(Table table, JsonNode request) {
        if (request.hasNonNull("SSESpecification")) {
            table.settings.remove("SSEDescription");
            Encryption.describe(request.get("SSESpecification"))
                    .ifPresent(json -> table.settings.set("SSEDescription", json));
        }
        if (request.hasNonNull("TableClass")) {
            table.settings
                    .putObject("TableClassSummary")
                    .put("TableClass", request.get("TableClass").asText());
        }
    }

    /** A global index of the table as DescribeTable shows it. */
    static JsonNode index(JsonNode described, String name) {
        for (JsonNode index : described.path("GlobalSecondaryIndexes")) {
            if (name(index).equals(name)) {
                return index;
            }
        }
        throw ServiceError.of("ResourceNotFoundException", "Requested resource not found: Index: " + name);
    }

    /** The request without what the store does not keep. */
    static ObjectNode forStore(ObjectNode request) {
        ObjectNode kept = request.deepCopy();
        kept.remove(KEPT);
        kept.path("GlobalSecondaryIndexes").forEach(index -> ((ObjectNode) index).remove(OF_INDEXES));
        if (kept.path("GlobalSecondaryIndexUpdates") instanceof ArrayNode changes) {
            for (Iterator<JsonNode> each = changes.iterator(); each.hasNext(); ) {
                JsonNode change = each.next();
                change.forEach(details -> ((ObjectNode) details).remove(OF_INDEXES));
                if (change.path("Update").size() == 1) {
                    each.remove();
                }
            }
            if (changes.isEmpty()) {
                kept.remove("GlobalSecondaryIndexUpdates");
            }
        }
        return kept;
    }

    private static String name(JsonNode index) {
        return index.path("IndexName").asText();
    }
}
