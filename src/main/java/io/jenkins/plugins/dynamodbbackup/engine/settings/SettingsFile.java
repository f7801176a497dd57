package io.jenkins.plugins.dynamodbbackup.engine.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a table is and how it was set when a backup of it was made: everything that the backup does not hold (spec 2.1).
 *
 * @param table its name
 * @param tableId unlike the name, no other table ever has it
 * @param streamArn of its stream at that time
 * @param backupArn of the backup that it belongs to; empty when it was saved by itself
 * @param readAt by AWS's clock
 * @param toolVersion of the program that wrote it
 * @param definition the fields of CreateTable that make the table again: key schema, attribute types, indexes, billing
 */
public record SettingsFile(
        String table,
        String tableArn,
        Optional<String> tableId,
        Optional<String> streamArn,
        Optional<String> backupArn,
        Instant readAt,
        String toolVersion,
        JsonNode definition,
        TableSettings settings) {

    /** As people read it; the order of its fields never changes, so that two files can be compared line by line. */
    public String json() {
        return SettingsJson.write(this);
    }

    /** @throws BadRequestException when the text is damaged, or written by a newer version of this program */
    public static SettingsFile parse(String text) throws BadRequestException {
        return SettingsJson.read(text);
    }

    /** From what was read of a table just now. */
    public static SettingsFile of(TableReading read, Optional<String> backupArn, Instant now) {
        ObjectNode table = read.description();
        return new SettingsFile(
                table.path("TableName").asText(),
                table.path("TableArn").asText(),
                text(table, "TableId"),
                text(table, "LatestStreamArn"),
                backupArn,
                now,
                ToolVersion.text(),
                TableDefinition.of(table),
                read.settings());
    }

    private static Optional<String> text(JsonNode object, String field) {
        return Optional.of(object.path(field).asText()).filter(text -> !text.isEmpty());
    }
}
