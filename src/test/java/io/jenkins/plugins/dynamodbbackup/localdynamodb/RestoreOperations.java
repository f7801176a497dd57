package io.jenkins.plugins.dynamodbbackup.localdynamodb;

/** RestoreTableFromBackup (spec 3.1 to 3.3). Called with the lock held. */
final class RestoreOperations {
    private final State state;
    private final RestoreStart start;

    RestoreOperations(State state) {
        this.state = state;
        this.start = new RestoreStart(state);
    }

    Answer fromBackup(Call call) {
        String target = Check.name("TargetTableName", call.required("TargetTableName"));
        StoredBackup backup = source(call);
        // Overrides are checked before the target: a request that can never work says so first.
        new RestoredTable(backup.table(), call.body()).create();
        start.checkTarget(call, target);
        if (state.restoringFrom(backup.arnText(), call.now())) {
            throw ServiceError.of(
                    "BackupInUseException", "Backup is being used to restore another table: " + backup.arnText());
        }
        return start.start(
                call,
                target,
                new RestoreStart.Source(
                        backup.arnText(),
                        backup.site().tableArn(backup.tableName()),
                        backup.created(),
                        backup.table(),
                        backup.snapshot()));
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
}
