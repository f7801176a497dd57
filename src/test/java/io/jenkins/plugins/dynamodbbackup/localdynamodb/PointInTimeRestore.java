package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** RestoreTableToPointInTime (spec 3.4). Called with the lock held. */
final class PointInTimeRestore {
    private final State state;
    private final RestoreStart start;

    PointInTimeRestore(State state) {
        this.state = state;
        this.start = new RestoreStart(state);
    }

    Answer run(Call call) {
        String target = Check.name("TargetTableName", call.required("TargetTableName"));
        exactlyOne(call, "SourceTableName", "SourceTableArn");
        boolean latest = call.body().path("UseLatestRestorableTime").asBoolean();
        if (latest == call.body().hasNonNull("RestoreDateTime")) {
            throw ServiceError.validation("Exactly one of UseLatestRestorableTime and RestoreDateTime must be given");
        }
        Table source = source(call);
        RecoveryWindow window = source.pointInTimeRecovery
                .map(on -> RecoveryWindow.of(on, call.now()))
                .orElseThrow(() -> ServiceError.of(
                        "PointInTimeRecoveryUnavailableException",
                        "Point in time recovery is not enabled for table '" + source.name + "'"));
        Instant time = latest
                ? window.latest()
                : Json.instant(call.body(), "RestoreDateTime").orElseThrow();
        if (time.isBefore(window.earliest()) || time.isAfter(window.latest())) {
            throw ServiceError.of(
                    "InvalidRestoreTimeException",
                    "The restore time must be between " + window.earliest() + " and " + window.latest());
        }
        start.checkTarget(call, target);
        ObjectNode table = new BackupRecord(state, source, call.now()).restorable();
        TableStore.Snapshot items =
                source.history.at(time).orElseGet(() -> state.store.snapshot(source.site, source.name));
        return start.start(call, target, new RestoreStart.Source("", source.arn(), time, table, items));
    }

    private static void exactlyOne(Call call, String one, String other) {
        if (call.body().hasNonNull(one) == call.body().hasNonNull(other)) {
            throw ServiceError.validation("Exactly one of " + one + " and " + other + " must be given");
        }
    }

    private Table source(Call call) {
        Site site = call.site();
        String name = call.text("SourceTableName").orElseGet(() -> call.required("SourceTableArn"));
        if (name.startsWith("arn:")) {
            String[] parts = name.split(":");
            if (parts.length != 6 || !parts[4].equals(site.account())) {
                throw ServiceError.validation("Invalid SourceTableArn: " + name);
            }
            site = new Site(parts[4], parts[3]);
        }
        if (!site.equals(call.site()) && !call.body().has("SSESpecificationOverride")) {
            throw ServiceError.validation("sseSpecificationOverride must be provided for cross-region restores");
        }
        String table = Check.table(site, "SourceTableName", name);
        Table source = state.tables(site).get(table);
        if (source == null || source.creating(call.now())) {
            throw ServiceError.tableNotFound(table);
        }
        return source;
    }
}
