package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** RestoreTableFromBackup (spec 3.1 to 3.3). Called with the lock held. */
final class RestoreOperations {
    private final State state;

    RestoreOperations(State state) {
        this.state = state;
    }

    Answer fromBackup(Call call) {
        String target = Check.name("TargetTableName", call.required("TargetTableName"));
        StoredBackup backup = source(call);
        RestoredTable table = new RestoredTable(backup.table(), call.body());
        ObjectNode create = table.create();
        ObjectNode settings = table.settings();
        checkTarget(call, target);
        if (state.restoringFrom(backup.arnText(), call.now())) {
            throw ServiceError.of(
                    "BackupInUseException", "Backup is being used to restore another table: " + backup.arnText());
        }
        if (state.restoresRunning(call.site(), call.now()) >= state.behaviour.concurrentRestores) {
            throw ServiceError.of(
                    "LimitExceededException",
                    "Only " + state.behaviour.concurrentRestores + " restore operations can be done simultaneously");
        }
        ObjectNode description = start(call, target, backup, create, settings);
        if (call.body().has("OnDemandThroughputOverride")
                && call.body().get("OnDemandThroughputOverride").isEmpty()) {
            // The service starts the restore all the same, and then trips over itself.
            throw inUse(target, backup.arnText());
        }
        ObjectNode answer = Json.object();
        answer.set("TableDescription", description);
        return Answer.ok(answer);
    }

    private StoredBackup source(Call call) {
        String text = call.required("BackupArn");
        BackupArn arn = BackupArn.parse("BackupArn", text);
        if (!arn.account().equals(call.site().account())) {
            throw Denied.error(call, text);
        }
        if (!arn.region().equals(call.site().region()) && !call.body().has("SSESpecificationOverride")) {
            throw ServiceError.validation("sseSpecificationOverride must be provided for cross-region restores");
        }
        return state.backups
                .find(new Site(arn.account(), arn.region()), arn)
                .filter(backup -> backup.status(call.now()).equals("AVAILABLE"))
                .filter(backup -> !call.now().isBefore(backup.visible()))
                .orElseThrow(() -> ServiceError.of("BackupNotFoundException", "Backup not found: " + text));
    }

    private void checkTarget(Call call, String target) {
        Table existing = state.tables(call.site()).get(target);
        if (existing == null) {
            return;
        }
        if (existing.restoring(call.now())) {
            throw inUse(target, existing.restore.orElseThrow().backupArn());
        }
        throw ServiceError.of("TableAlreadyExistsException", "Table already exists: " + target);
    }

    private static ServiceError inUse(String target, String backupArn) {
        return ServiceError.of(
                "TableInUseException", "Table: " + target + " is already being restored from backup: " + backupArn);
    }

    private ObjectNode start(
            Call call, String target, StoredBackup backup, ObjectNode create, ObjectNode settings) {
        Optional<Duration> vanishes = call.effect(Effect.RestoreVanishes.class).map(Effect.RestoreVanishes::after);
        Instant done = call.now().plus(vanishes.orElse(state.behaviour.restoreTime(target)));
        state.store.create(call.site(), create);
        Table table = new Table(call.site(), target, state.uuid(), call.now(), done);
        table.settings.setAll(settings);
        CompletableFuture<Void> copy =
                CompletableFuture.runAsync(() -> state.store.fill(call.site(), target, backup.snapshot()), state.copies)
                        .whenComplete((copied, failure) -> {
                            if (failure != null) {
                                // A mistake of this program, not a modelled fault: the target will vanish.
                                failure.printStackTrace();
                            }
                        });
        table.restore = Optional.of(new Table.Restore(
                backup.arnText(),
                new Site(backup.arn().account(), backup.arn().region()).tableArn(backup.tableName()),
                backup.created(),
                copy,
                vanishes.isPresent()));
        state.add(table);
        state.changes(table);
        ObjectNode description = new Description(state, call.now()).of(table);
        return description.put("TableStatus", "CREATING");
    }
}
