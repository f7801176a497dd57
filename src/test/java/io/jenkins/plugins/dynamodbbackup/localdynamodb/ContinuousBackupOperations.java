package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** DescribeContinuousBackups, UpdateContinuousBackups (spec 2.2, 3.4). Called with the lock held. */
final class ContinuousBackupOperations {
    private final State state;

    ContinuousBackupOperations(State state) {
        this.state = state;
    }

    Answer describe(Call call) {
        return answer(call, table(call));
    }

    Answer update(Call call) {
        Table table = table(call);
        if (call.now().isBefore(table.active.plus(state.behaviour.backupsUnavailable))) {
            throw ServiceError.of(
                    "ContinuousBackupsUnavailableException",
                    "Backups are being enabled for the table: " + table.name + ". Please retry later");
        }
        JsonNode wanted = call.body().path("PointInTimeRecoverySpecification");
        if (wanted.has("RecoveryPeriodInDays")
                && !wanted.path("PointInTimeRecoveryEnabled").asBoolean()) {
            throw ServiceError.validation(
                    "RecoveryPeriodInDays cannot be set while point in time recovery is disabled");
        }
        int days = Check.range(
                "RecoveryPeriodInDays", wanted.path("RecoveryPeriodInDays").asInt(35), 1, 35);
        if (table.pointInTimeRecovery.isEmpty()) {
            table.history = new History();
        }
        table.pointInTimeRecovery = wanted.path("PointInTimeRecoveryEnabled").asBoolean()
                ? Optional.of(new Table.PointInTimeRecovery(
                        table.pointInTimeRecovery
                                .map(Table.PointInTimeRecovery::since)
                                .orElse(call.now()),
                        days))
                : Optional.empty();
        return answer(call, table);
    }

    private Table table(Call call) {
        String name = Check.table(call.site(), "TableName", call.required("TableName"));
        Table table = state.tables(call.site()).get(name);
        if (table == null || table.creating(call.now())) {
            throw ServiceError.tableNotFound(name);
        }
        return table;
    }

    private static Answer answer(Call call, Table table) {
        ObjectNode answer = Json.object();
        ObjectNode description =
                answer.putObject("ContinuousBackupsDescription").put("ContinuousBackupsStatus", "ENABLED");
        ObjectNode recovery = description.putObject("PointInTimeRecoveryDescription");
        recovery.put("PointInTimeRecoveryStatus", table.pointInTimeRecovery.isPresent() ? "ENABLED" : "DISABLED");
        table.pointInTimeRecovery.ifPresent(on -> {
            RecoveryWindow window = RecoveryWindow.of(on, call.now());
            recovery.put("RecoveryPeriodInDays", on.days())
                    .put("EarliestRestorableDateTime", Json.seconds(window.earliest()))
                    .put("LatestRestorableDateTime", Json.seconds(window.latest()));
        });
        return Answer.ok(answer);
    }
}
