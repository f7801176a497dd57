package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A backup as the service keeps it.
 *
 * @param arn names the site and the table
 * @param type USER, SYSTEM or AWS_BACKUP
 * @param visible when it begins to show: SYSTEM backups come some seconds after the deletion of their table
 * @param available when it becomes AVAILABLE
 * @param forcedStatus a status for good, whatever the time
 * @param source SourceTableDetails
 * @param features SourceTableFeatureDetails
 * @param table all that a restore needs: the fields of CreateTable, and SSEDescription
 */
public record StoredBackup(
        BackupArn arn,
        String name,
        String type,
        Instant created,
        Instant visible,
        Instant available,
        Optional<Instant> expires,
        Optional<String> forcedStatus,
        long sizeBytes,
        ObjectNode source,
        ObjectNode features,
        ObjectNode table,
        TableStore.Snapshot snapshot) {

    public String arnText() {
        return arn.text();
    }

    public String tableName() {
        return arn.table();
    }

    public Site site() {
        return new Site(arn.account(), arn.region());
    }

    String status(Instant now) {
        return forcedStatus.orElse(now.isBefore(available) ? "CREATING" : "AVAILABLE");
    }

    StoredBackup withStatus(String status) {
        return new StoredBackup(
                arn,
                name,
                type,
                created,
                visible,
                available,
                expires,
                Optional.of(status),
                sizeBytes,
                source,
                features,
                table,
                snapshot);
    }

    /** BackupDetails. */
    ObjectNode details(String status) {
        ObjectNode json = Json.object()
                .put("BackupArn", arn.text())
                .put("BackupName", name)
                .put("BackupSizeBytes", sizeBytes)
                .put("BackupStatus", status)
                .put("BackupType", type)
                .put("BackupCreationDateTime", Json.seconds(created));
        expires.ifPresent(time -> json.put("BackupExpiryDateTime", Json.seconds(time)));
        return json;
    }

    /** BackupDescription. */
    ObjectNode description(String status) {
        ObjectNode json = Json.object();
        json.set("BackupDetails", details(status));
        json.set("SourceTableDetails", source);
        json.set("SourceTableFeatureDetails", features);
        return json;
    }

    /** BackupSummary. */
    ObjectNode summary(Instant now) {
        ObjectNode json = details(status(now));
        Json.copy(source, json, "TableName", "TableId", "TableArn");
        return json;
    }
}
