package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** UpdateTable, with the constraints of spec 2.2. Called with the lock held. */
final class UpdateTable {
    private static final List<String> ALONE = List.of(
            "SSESpecification",
            "TableClass",
            "DeletionProtectionEnabled",
            "WarmThroughput",
            "ReplicaUpdates",
            "GlobalSecondaryIndexUpdates");

    /** The table stays ACTIVE: warm throughput has a status of its own. */
    private static final Set<String> STAYS_ACTIVE =
            Set.of("TableName", "DeletionProtectionEnabled", "OnDemandThroughput", "WarmThroughput");

    private final State state;

    UpdateTable(State state) {
        this.state = state;
    }

    Answer run(Call call) {
        String name = Check.table(call.site(), "TableName", call.required("TableName"));
        Table table = state.usable(call, name);
        switch (table.status(call.now())) {
            case "ACTIVE" -> {}
            case "DELETING" -> throw ServiceError.inUse("deleted", name);
            default -> throw ServiceError.inUse("updated", name);
        }
        ObjectNode change = call.body().deepCopy();
        change.put("TableName", name);
        long kinds = ALONE.stream().filter(change::hasNonNull).count();
        if (kinds > 1 || kinds == 1 && change.size() > 2 && !change.has("GlobalSecondaryIndexUpdates")) {
            throw ServiceError.validation("One or more parameter values were invalid: Only one type of change can be"
                    + " made per UpdateTable call");
        }
        if (change.has("DeletionProtectionEnabled")) {
            checkProtection(call, table);
        }
        ObjectNode before = new Description(state, call.now()).of(table);
        checkStream(name, change, before);
        checkOnDemand(change, before);
        TableSettings.update(table, change, before, call.now(), state.behaviour);
        ObjectNode stored = TableSettings.forStore(change);
        if (stored.size() > 1) {
            state.store.update(call.site(), stored);
        }
        boolean active = STAYS_ACTIVE.containsAll(Json.names(change));
        if (!active) {
            table.updating = call.now().plus(state.behaviour.updateTable);
        }
        ObjectNode description = new Description(state, call.now()).of(table);
        return Answer.ok(TableOperations.json(
                "TableDescription", active ? description : description.put("TableStatus", "UPDATING")));
    }

    private static void checkOnDemand(JsonNode change, JsonNode description) {
        String mode = change.path("BillingMode")
                .asText(description
                        .path("BillingModeSummary")
                        .path("BillingMode")
                        .asText());
        if (change.hasNonNull("OnDemandThroughput") && !mode.equals("PAY_PER_REQUEST")) {
            throw ServiceError.validation("One or more parameter values were invalid: OnDemandThroughput can only be"
                    + " set when BillingMode is PAY_PER_REQUEST");
        }
    }

    private void checkProtection(Call call, Table table) {
        var again = table.protectionChanged.plus(state.behaviour.protectionCooldown);
        if (call.now().isBefore(again)) {
            throw ServiceError.of(
                    "ThrottlingException", "Deletion protection was changed just now; try again after " + again);
        }
        table.protectionChanged = call.now();
    }

    private static void checkStream(String name, ObjectNode change, JsonNode description) {
        JsonNode wanted = change.path("StreamSpecification");
        boolean on =
                description.path("StreamSpecification").path("StreamEnabled").asBoolean();
        if (wanted.isMissingNode() || wanted.path("StreamEnabled").asBoolean() != on) {
            return;
        }
        throw ServiceError.validation(
                on
                        ? "Table already has an enabled stream: TableName: " + name
                        : "Table has no stream to disable: TableName: " + name);
    }
}
