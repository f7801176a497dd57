package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A backup that was there before the test began. Tables it names need not exist: backups outlive their tables.
 *
 * @param name empty for {@code <table>-<time>}
 * @param tableId empty for that of the existing table, or a fixed one for each table name
 * @param status empty for what the time makes of it
 * @param items DynamoDB JSON with the key {@code id} of type S; for restores
 */
public record BackupSeed(
        String table,
        String name,
        Instant created,
        String type,
        String status,
        long sizeBytes,
        String tableId,
        List<String> items) {

    /** A USER backup, AVAILABLE. */
    public static BackupSeed of(String table, Instant created) {
        return new BackupSeed(table, "", created, "USER", "", 1_000_000, "", List.of());
    }

    public BackupSeed name(String value) {
        return new BackupSeed(table, value, created, type, status, sizeBytes, tableId, items);
    }

    /** USER, SYSTEM or AWS_BACKUP. */
    public BackupSeed type(String value) {
        return new BackupSeed(table, name, created, value, status, sizeBytes, tableId, items);
    }

    public BackupSeed status(String value) {
        return new BackupSeed(table, name, created, type, value, sizeBytes, tableId, items);
    }

    public BackupSeed sizeBytes(long value) {
        return new BackupSeed(table, name, created, type, status, value, tableId, items);
    }

    public BackupSeed tableId(String value) {
        return new BackupSeed(table, name, created, type, status, sizeBytes, value, items);
    }

    public BackupSeed items(List<String> value) {
        return new BackupSeed(table, name, created, type, status, sizeBytes, tableId, value);
    }

    StoredBackup stored(Site site, String suffix, String existingTableId) {
        BackupArn arn = BackupArn.of(site, table, created, type.equals("SYSTEM") ? "00000000" : suffix);
        ObjectNode keys = Json.object();
        keys.putArray("KeySchema").addObject().put("AttributeName", "id").put("KeyType", "HASH");
        ObjectNode units = Json.object().put("ReadCapacityUnits", 0).put("WriteCapacityUnits", 0);
        ObjectNode restorable = keys.deepCopy().put("BillingMode", "PAY_PER_REQUEST");
        restorable.set("ProvisionedThroughput", units);
        restorable
                .putArray("AttributeDefinitions")
                .addObject()
                .put("AttributeName", "id")
                .put("AttributeType", "S");
        ObjectNode source = keys.deepCopy()
                .put("TableName", table)
                .put("TableId", tableId.isEmpty() ? existingTableId : tableId)
                .put("TableArn", site.tableArn(table))
                .put("BillingMode", "PAY_PER_REQUEST")
                .put("TableSizeBytes", sizeBytes)
                .put("ItemCount", items.size())
                .put("TableCreationDateTime", Json.seconds(created));
        source.set("ProvisionedThroughput", units);
        long bytes = items.stream().mapToLong(String::length).sum();
        return new StoredBackup(
                arn,
                name.isEmpty() ? table + "-" + created.getEpochSecond() : name,
                type,
                created,
                Instant.EPOCH,
                Instant.EPOCH,
                type.equals("SYSTEM") ? Optional.of(created.plusSeconds(35 * 86_400L)) : Optional.empty(),
                Optional.of(status).filter(text -> !text.isEmpty()),
                sizeBytes,
                source,
                Json.object(),
                restorable,
                new TableStore.Snapshot(new TableStore.Size(items.size(), bytes), items));
    }
}
