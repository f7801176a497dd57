package io.jenkins.plugins.dynamodbbackup.engine.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A settings file as text: what it belongs to, what the table is made of, its settings, and what could not be read. */
final class SettingsJson {

    static final int VERSION = 1;

    private static final String FORMAT = "dynamodb-backup-table-settings";
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPrettyPrinter(new DefaultPrettyPrinter()
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private SettingsJson() {}

    static String write(SettingsFile file) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("format", FORMAT).put("version", VERSION);
        json.put("table", file.table()).put("tableArn", file.tableArn());
        file.tableId().ifPresent(id -> json.put("tableId", id));
        file.streamArn().ifPresent(arn -> json.put("streamArn", arn));
        file.backupArn().ifPresent(arn -> json.put("backupArn", arn));
        json.put("readAt", file.readAt().toString()).put("toolVersion", file.toolVersion());
        json.set("definition", file.definition());
        ObjectNode settings = json.putObject("settings");
        ObjectNode unread = json.putObject("unread");
        for (SettingName name : SettingName.values()) {
            file.settings().value(name).ifPresent(value -> settings.set(name.word(), value));
            Optional.ofNullable(file.settings().unread().get(name))
                    .ifPresent(why -> unread.put(name.word(), why.toString()));
        }
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static SettingsFile read(String text) throws BadRequestException {
        try {
            JsonNode json = MAPPER.readTree(text);
            if (!json.path("format").asText().equals(FORMAT)) {
                throw refused("settings.file.notOne");
            }
            if (json.path("version").asInt() > VERSION) {
                throw refused("settings.file.newer", json.path("version").asInt(), VERSION);
            }
            return new SettingsFile(
                    text(json, "table").orElseThrow(() -> damaged("table")),
                    text(json, "tableArn").orElseThrow(() -> damaged("tableArn")),
                    text(json, "tableId"),
                    text(json, "streamArn"),
                    text(json, "backupArn"),
                    Instant.parse(text(json, "readAt").orElseThrow(() -> damaged("readAt"))),
                    text(json, "toolVersion").orElse(""),
                    object(json, "definition"),
                    settings(object(json, "settings"), object(json, "unread")));
        } catch (JsonProcessingException notJson) {
            throw refused("settings.file.notOne");
        } catch (DateTimeParseException malformed) {
            throw damaged("readAt");
        }
    }

    private static TableSettings settings(JsonNode values, JsonNode unread) {
        Map<SettingName, JsonNode> read = new EnumMap<>(SettingName.class);
        Map<SettingName, Message> reasons = new EnumMap<>(SettingName.class);
        for (SettingName name : SettingName.values()) {
            Optional.ofNullable(values.get(name.word())).ifPresent(value -> read.put(name, value));
            text(unread, name.word()).ifPresent(why -> reasons.put(name, Message.foreign(why)));
        }
        return new TableSettings(read, reasons);
    }

    private static JsonNode object(JsonNode json, String field) throws BadRequestException {
        JsonNode value = json.path(field);
        if (!value.isObject()) {
            throw damaged(field);
        }
        return value;
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.of(json.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private static BadRequestException damaged(String field) {
        return refused("settings.file.damaged", field);
    }

    private static BadRequestException refused(String key, Object... arguments) {
        return new BadRequestException("settingsFile", Message.of(key, arguments));
    }
}
