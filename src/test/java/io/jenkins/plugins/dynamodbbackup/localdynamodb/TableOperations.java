package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** CreateTable, DescribeTable, ListTables, DeleteTable. Called with the lock held. */
final class TableOperations {
    private static final Duration SYSTEM_BACKUP_KEPT = Duration.ofDays(35);

    private final State state;

    TableOperations(State state) {
        this.state = state;
    }

    Answer create(Call call) {
        String name = Check.name("TableName", call.required("TableName"));
        if (state.tables(call.site()).containsKey(name)) {
            throw ServiceError.of("ResourceInUseException", "Table already exists: " + name);
        }
        if (state.tables(call.site()).size() >= state.behaviour.tables) {
            throw ServiceError.of(
                    "LimitExceededException",
                    "Subscriber limit exceeded: There is a limit of " + state.behaviour.tables + " tables");
        }
        state.store.create(call.site(), TableSettings.forStore(call.body()));
        Table table = new Table(
                call.site(), name, state.uuid(), call.now(), call.now().plus(state.behaviour.createTable));
        for (JsonNode tag : call.body().path("Tags")) {
            table.tags.put(tag.path("Key").asText(), tag.path("Value").asText());
        }
        TableSettings.create(table, call.body());
        state.add(table);
        return Answer.ok(json("TableDescription", describe(call, table).put("TableStatus", "CREATING")));
    }

    Answer describe(Call call) {
        String name = Check.table(call.site(), "TableName", call.required("TableName"));
        Table table = state.tables(call.site()).get(name);
        if (table == null) {
            throw ServiceError.notFound(name);
        }
        return Answer.ok(json("Table", describe(call, table)));
    }

    Answer list(Call call) {
        int size = call.pageSize(Check.range("Limit", call.number("Limit").orElse(100), 1, 100));
        Optional<String> start = call.text("ExclusiveStartTableName");
        ObjectNode answer = Json.object();
        ArrayNode names = answer.putArray("TableNames");
        String last = start.orElse("---");
        for (String name :
                state.tables(call.site()).tailMap(start.orElse(""), false).keySet()) {
            if (names.size() == size) {
                answer.put("LastEvaluatedTableName", last);
                break;
            }
            names.add(name);
            last = name;
        }
        return Answer.ok(answer);
    }

    Answer delete(Call call) {
        String name = Check.table(call.site(), "TableName", call.required("TableName"));
        Table table = state.tables(call.site()).get(name);
        if (table == null) {
            throw ServiceError.notFound(name);
        }
        String status = table.status(call.now());
        switch (status) {
            case "CREATING" -> throw ServiceError.inUse("created", name);
            case "UPDATING" -> throw ServiceError.inUse("updated", name);
            case "DELETING" -> throw ServiceError.inUse("deleted", name);
            default -> {}
        }
        ObjectNode description = describe(call, table);
        if (description.path("DeletionProtectionEnabled").asBoolean()) {
            throw ServiceError.validation("Resource cannot be deleted as it is currently protected against deletion."
                    + " Disable deletion protection first.");
        }
        boolean policyChanges = call.now().isBefore(table.policyChanged.plus(state.behaviour.policyLag));
        if (policyChanges || call.now().isBefore(table.tagsLocked)) {
            throw ServiceError.inUse("updated", name);
        }
        if (table.pointInTimeRecovery.isPresent()) {
            keepSystemBackup(call, table);
        }
        table.gone = Optional.of(call.now().plus(state.behaviour.deleteTable));
        state.changes(table);
        state.settle(call.now());
        return Answer.ok(json("TableDescription", description.put("TableStatus", "DELETING")));
    }

    /** Deleting a table with point-in-time recovery leaves a backup that nobody can delete (spec 3.5). */
    private void keepSystemBackup(Call call, Table table) {
        Instant visible = call.now().plus(state.behaviour.systemBackup);
        state.backups.put(new BackupRecord(state, table, call.now())
                .backup(
                        BackupArn.of(call.site(), table.name, call.now(), "00000000"),
                        table.name + "$DeletedTableBackup",
                        "SYSTEM",
                        visible,
                        visible,
                        Optional.of(call.now().plus(SYSTEM_BACKUP_KEPT)),
                        state.store.snapshot(call.site(), table.name)));
    }

    private ObjectNode describe(Call call, Table table) {
        return new Description(state, call.now()).of(table);
    }

    static ObjectNode json(String field, ObjectNode value) {
        ObjectNode answer = Json.object();
        answer.set(field, value);
        return answer;
    }
}
