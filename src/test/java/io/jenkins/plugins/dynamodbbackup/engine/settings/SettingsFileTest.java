package io.jenkins.plugins.dynamodbbackup.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsFileTest {

    private static final String ARN = "arn:aws:dynamodb:eu-west-1:111122223333:table/orders";
    private static final String BACKUP = ARN + "/backup/01772359200123-19b89cd8";

    private static JsonNode json(String text) throws Exception {
        return SettingsJson.MAPPER.readTree(text);
    }

    private static SettingsFile file() throws Exception {
        return new SettingsFile(
                "orders",
                ARN,
                Optional.of("0f0f"),
                Optional.empty(),
                Optional.of(BACKUP),
                Instant.parse("2026-11-22T02:00:00Z"),
                "1.0",
                json("{\"BillingMode\":\"PAY_PER_REQUEST\"}"),
                new TableSettings(
                        Map.of(
                                SettingName.TTL, json("{\"Enabled\":true,\"AttributeName\":\"expires\"}"),
                                SettingName.TAGS, json("{\"team\":\"shop\"}"),
                                SettingName.STREAM, NullNode.getInstance()),
                        Map.of(SettingName.KINESIS, Message.foreign("AccessDeniedException"))));
    }

    @Test
    void isReadBackAsItWasWritten() throws Exception {
        SettingsFile again = SettingsFile.parse(file().json());

        assertThat(again.table()).isEqualTo("orders");
        assertThat(again.tableId()).contains("0f0f");
        assertThat(again.backupArn()).contains(BACKUP);
        assertThat(again.settings()).isEqualTo(file().settings());
        assertThat(again.json()).isEqualTo(file().json());
    }

    @Test
    void keepsOneFieldPerLineInTheOrderOfTheSettings() throws Exception {
        assertThat(file().json().lines().map(String::strip).filter(line -> line.startsWith("\"")))
                .containsSubsequence(
                        "\"table\" : \"orders\",",
                        "\"tags\" : {",
                        "\"team\" : \"shop\"",
                        "\"ttl\" : {",
                        "\"AttributeName\" : \"expires\"",
                        "\"stream\" : null",
                        "\"kinesis\" : \"AccessDeniedException\"");
    }

    @Test
    void refusesWhatItCannotRead() throws Exception {
        refuses("not JSON", "settings.file.notOne");
        refuses("{\"format\":\"other\"}", "settings.file.notOne");
        refuses(file().json().replace("\"version\" : 1", "\"version\" : 9"), "settings.file.newer");
        refuses(file().json().replace("\"table\" : \"orders\",", ""), "settings.file.damaged");
        refuses(file().json().replace("2026-11-22T02:00:00Z", "yesterday"), "settings.file.damaged");
        refuses(file().json().substring(0, 400), "settings.file.notOne");
    }

    private static void refuses(String text, String key) {
        assertThatThrownBy(() -> SettingsFile.parse(text))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refused -> assertThat(refused.reason().key()).isEqualTo(key));
    }
}
