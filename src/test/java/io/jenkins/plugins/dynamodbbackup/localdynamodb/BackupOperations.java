package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** CreateBackup, DescribeBackup, ListBackups, DeleteBackup (spec 1.1 to 1.5). */
final class BackupOperations {
    private static final Set<String> TYPES = Set.of("USER", "SYSTEM", "AWS_BACKUP", "ALL");
    private static final String FIRST_ID = "00000000000000-00000000";

    private final State state;

    BackupOperations(State state) {
        this.state = state;
    }

    /** Takes the lock itself: reading the items of a large table must not stop all other calls. */
    Answer create(Call call) {
        String name = Check.name("BackupName", call.required("BackupName"));
        String tableName = Check.table(call.site(), "TableName", call.required("TableName"));
        Table table;
        synchronized (state) {
            table = backedUp(call, tableName);
        }
        TableStore.Snapshot snapshot = state.store.snapshot(call.site(), tableName);
        synchronized (state) {
            BackupArn arn =
                    BackupArn.of(call.site(), tableName, call.now(), String.format("%08x", state.random.nextInt()));
            StoredBackup backup = new BackupRecord(state, table, call.now())
                    .backup(
                            arn,
                            name,
                            "USER",
                            call.now(),
                            call.now().plus(state.behaviour.backupTime(tableName)),
                            Optional.empty(),
                            snapshot);
            state.backups.put(backup);
            ObjectNode answer = Json.object();
            // CREATING is what this answer always says, however quickly the backup is there.
            answer.set("BackupDetails", backup.details("CREATING"));
            return Answer.ok(answer);
        }
    }

    private Table backedUp(Call call, String name) {
        Table table = state.tables(call.site()).get(name);
        if (table == null || table.creating(call.now())) {
            throw ServiceError.tableNotFound(name);
        }
        if (call.now().isBefore(table.active.plus(state.behaviour.backupsUnavailable))
                || table.backupsRefused < state.behaviour.backupsUnavailableCalls) {
            table.backupsRefused++;
            throw ServiceError.of(
                    "ContinuousBackupsUnavailableException",
                    "Backups are being enabled for the table: " + name + ". Please retry later");
        }
        return table;
    }

    Answer describe(Call call) {
        StoredBackup backup = find(call);
        ObjectNode answer = Json.object();
        answer.set("BackupDescription", backup.description(backup.status(call.now())));
        return Answer.ok(answer);
    }

    Answer delete(Call call) {
        StoredBackup backup = find(call);
        if (backup.type().equals("SYSTEM")) {
            throw ServiceError.validation("User is not allowed to delete the system backup: " + backup.arnText()
                    + ". It expires at " + backup.expires().orElse(call.now()));
        }
        if (backup.type().equals("AWS_BACKUP")) {
            throw ServiceError.of(
                    "AccessDeniedException",
                    "Backup was made by AWS Backup and can be deleted only there: " + backup.arnText());
        }
        if (state.restoringFrom(backup.arnText(), call.now())) {
            throw ServiceError.of(
                    "BackupInUseException", "Backup is being used to restore another table: " + backup.arnText());
        }
        if (backup.status(call.now()).equals("CREATING")) {
            throw ServiceError.of("BackupInUseException", "Backup is being created: " + backup.arnText());
        }
        state.backups.remove(backup);
        ObjectNode answer = Json.object();
        answer.set("BackupDescription", backup.description("DELETED"));
        return Answer.ok(answer);
    }

    private StoredBackup find(Call call) {
        String text = call.required("BackupArn");
        BackupArn arn = BackupArn.parse("BackupArn", text);
        if (!arn.account().equals(call.site().account())) {
            throw Denied.error(call, text);
        }
        return state.backups
                .find(call.site(), arn)
                .filter(backup -> !call.now().isBefore(backup.visible()))
                .orElseThrow(() -> ServiceError.of("BackupNotFoundException", "Backup not found: " + text));
    }

    Answer list(Call call) {
        int limit = Check.range("Limit", call.number("Limit").orElse(100), 1, 100);
        int size = call.pageSize(limit);
        String type = call.text("BackupType").orElse("USER");
        if (!TYPES.contains(type)) {
            throw Check.violation(
                    "BackupType", type, "Member must satisfy enum value set: [USER, SYSTEM, AWS_BACKUP, ALL]");
        }
        Instant from = Json.instant(call.body(), "TimeRangeLowerBound").orElse(Instant.MIN);
        Instant to = Json.instant(call.body(), "TimeRangeUpperBound").orElse(Instant.MAX);
        if (from.isAfter(to)) {
            throw ServiceError.validation("TimeRangeLowerBound must not be later than TimeRangeUpperBound");
        }
        Optional<String> table = call.text("TableName").map(name -> Check.table(call.site(), "TableName", name));
        String position = call.text("ExclusiveStartBackupArn")
                .map(arn -> position(call, arn))
                .orElse(table.map(name -> name + '\n').orElse(""));

        ObjectNode answer = Json.object();
        ArrayNode page = answer.putArray("BackupSummaries");
        Optional<StoredBackup> last = Optional.empty();
        for (StoredBackup backup : state.backups.after(call.site(), position)) {
            if (table.isPresent() && !backup.tableName().equals(table.get())) {
                break;
            }
            boolean matches = (type.equals("ALL") || backup.type().equals(type))
                    && !backup.created().isBefore(from)
                    && backup.created().isBefore(to)
                    && !call.now().isBefore(backup.visible());
            if (matches && page.size() == size) {
                // Looked one further than the page: exactly as many matches as asked for leave no cursor.
                answer.put("LastEvaluatedBackupArn", cursor(call, last, backup));
                break;
            }
            if (matches) {
                page.add(backup.summary(call.now()));
                last = Optional.of(backup);
            }
        }
        return Answer.ok(answer);
    }

    /** The last one listed; for an empty page where it began, or a place before everything. */
    private static String cursor(Call call, Optional<StoredBackup> last, StoredBackup next) {
        return last.map(StoredBackup::arnText)
                .or(() -> call.text("ExclusiveStartBackupArn"))
                .orElseGet(() -> call.site().tableArn(next.tableName()) + "/backup/" + FIRST_ID);
    }

    private static String position(Call call, String text) {
        BackupArn arn = BackupArn.parse("ExclusiveStartBackupArn", text);
        if (!arn.region().equals(call.site().region())
                || !arn.account().equals(call.site().account())) {
            throw ServiceError.validation("Invalid ExclusiveStartBackupArn: " + text);
        }
        return arn.position();
    }
}
