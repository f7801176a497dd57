package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** TableDescription: what the store knows, with the front's own state and settings laid over it. */
final class Description {
    private final State state;
    private final Instant now;

    Description(State state, Instant now) {
        this.state = state;
        this.now = now;
    }

    ObjectNode of(Table table) {
        ObjectNode json = state.store.describe(table.site, table.name);
        String status = table.status(now);
        TableStore.Size size = table.size(now, state.behaviour.statisticsLag, state.store);
        json.put("TableName", table.name)
                .put("TableArn", table.arn())
                .put("TableId", table.id)
                .put("TableStatus", status)
                .put("CreationDateTime", Json.seconds(table.created))
                .put("ItemCount", size.items())
                .put("TableSizeBytes", size.bytes());
        if (!json.has("DeletionProtectionEnabled")) {
            json.put("DeletionProtectionEnabled", false);
        }
        json.setAll(table.settings.deepCopy());
        if (now.isBefore(table.encrypted) && json.has("SSEDescription")) {
            ((ObjectNode) json.get("SSEDescription")).put("Status", "UPDATING");
        }
        throughput(json, table, status);
        if (status.equals("CREATING")) {
            // An index of a table that is being restored has no status yet (spec 3.2).
            indexes(json, table.restore.isPresent() ? "" : "CREATING");
        }
        table.restore.filter(restore -> status.equals("CREATING")).ifPresent(restore -> {
            ObjectNode summary = json.putObject("RestoreSummary")
                    .put("SourceTableArn", restore.sourceTableArn())
                    .put("RestoreDateTime", Json.seconds(restore.time()))
                    .put("RestoreInProgress", true);
            if (!restore.backupArn().isEmpty()) {
                summary.put("SourceBackupArn", restore.backupArn());
            }
        });
        return json;
    }

    private void throughput(ObjectNode json, Table table, String status) {
        boolean payPerRequest =
                json.path("BillingModeSummary").path("BillingMode").asText().equals("PAY_PER_REQUEST");
        table.throughput("").describe(json, payPerRequest, now);
        for (JsonNode index : json.path("GlobalSecondaryIndexes")) {
            String name = index.path("IndexName").asText();
            table.throughput(name).describe((ObjectNode) index, payPerRequest, now);
            if (status.equals("UPDATING") && table.indexChanges.containsKey(name)) {
                ((ObjectNode) index).put("IndexStatus", table.indexChanges.get(name));
            }
        }
    }

    private static void indexes(ObjectNode json, String status) {
        for (JsonNode index : json.path("GlobalSecondaryIndexes")) {
            ((ObjectNode) index).remove("IndexStatus");
            if (!status.isEmpty()) {
                ((ObjectNode) index).put("IndexStatus", status);
            }
        }
    }
}
