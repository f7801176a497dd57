package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What both restores share: is the target free, and off it goes (spec 3.2). Called with the lock held. */
final class RestoreStart {
    private final State state;

    RestoreStart(State state) {
        this.state = state;
    }

    /**
     * What is restored.
     *
     * @param backupArn empty for a point in time
     * @param time what the items are as of
     * @param table the fields of CreateTable that make the source again
     */
    record Source(String backupArn, String tableArn, Instant time, ObjectNode table, TableStore.Snapshot items) {}

    void checkTarget(Call call, String target) {
        Table existing = state.tables(call.site()).get(target);
        if (existing == null) {
            return;
        }
        if (existing.restoring(call.now())) {
            throw inUse(target, existing.restore.orElseThrow().backupArn());
        }
        throw ServiceError.of("TableAlreadyExistsException", "Table already exists: " + target);
    }

    static ServiceError inUse(String target, String backupArn) {
        return ServiceError.of(
                "TableInUseException",
                "Table: " + target + " is already being restored"
                        + (backupArn.isEmpty() ? "" : " from backup: " + backupArn));
    }

    Answer start(Call call, String target, Source source) {
        RestoredTable restored = new RestoredTable(source.table(), call.body());
        ObjectNode create = restored.create();
        ObjectNode settings = restored.settings();
        if (state.restoresRunning(call.site(), call.now()) >= state.behaviour.concurrentRestores) {
            throw ServiceError.of(
                    "LimitExceededException",
                    "Only " + state.behaviour.concurrentRestores + " restore operations can be done simultaneously");
        }
        Optional<Duration> vanishes = call.effect(Effect.RestoreVanishes.class).map(Effect.RestoreVanishes::after);
        Instant done = call.now().plus(vanishes.orElse(state.behaviour.restoreTime(target)));
        state.store.create(call.site(), TableSettings.forStore(create));
        Table table = new Table(call.site(), target, state.uuid(), call.now(), done);
        TableSettings.create(table, create);
        table.settings.setAll(settings);
        table.restore = Optional.of(new Table.Restore(
                source.backupArn(),
                source.tableArn(),
                source.time(),
                copy(call.site(), target, source.items()),
                vanishes.isPresent()));
        state.add(table);
        state.changes(table);
        if (call.body().has("OnDemandThroughputOverride")
                && call.body().get("OnDemandThroughputOverride").isEmpty()) {
            // The service starts the restore all the same, and then trips over itself.
            throw inUse(target, source.backupArn());
        }
        ObjectNode description = new Description(state, call.now()).of(table);
        return Answer.ok(TableOperations.json("TableDescription", description.put("TableStatus", "CREATING")));
    }

    private CompletableFuture<Void> copy(Site site, String target, TableStore.Snapshot items) {
        return CompletableFuture.runAsync(() -> state.store.fill(site, target, items), state.copies)
                .whenComplete((copied, failure) -> {
                    if (failure != null) {
                        // A mistake of this program, not a modelled fault: the target will vanish.
                        failure.printStackTrace();
                    }
                });
    }
}
