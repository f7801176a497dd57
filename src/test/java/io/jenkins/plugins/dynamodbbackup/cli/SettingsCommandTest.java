package io.jenkins.plugins.dynamodbbackup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingName;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFile;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableReading;
import io.jenkins.plugins.dynamodbbackup.engine.settings.TableSettings;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The settings commands: a table or a file in, text or JSON out. */
class SettingsCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ARN = "arn:aws:dynamodb:eu-west-1:111122223333:table/";

    @TempDir
    private Path directory;

    private final FakeEngine engine = new FakeEngine();
    private CliProbe probe;

    @BeforeEach
    void tables() {
        probe = new CliProbe(engine, directory);
        engine.tables.put("orders", table("orders", "expires"));
        engine.tables.put("copy", table("copy", "expires"));
        engine.tables.put("other", table("other", "until"));
    }

    private static TableReading table(String name, String attribute) {
        ObjectNode described = JSON.createObjectNode()
                .put("TableName", name)
                .put("TableArn", ARN + name)
                .put("TableId", name);
        described.putObject("BillingModeSummary").put("BillingMode", "PAY_PER_REQUEST");
        Map<SettingName, JsonNode> values = new EnumMap<>(SettingName.class);
        values.put(SettingName.TTL, JSON.createObjectNode().put("Enabled", true).put("AttributeName", attribute));
        values.put(SettingName.RESOURCE_POLICY, JSON.createObjectNode().put("Resource", ARN + name));
        values.put(SettingName.STREAM, NullNode.getInstance());
        return new TableReading(
                described, new TableSettings(values, Map.of(SettingName.KINESIS, Message.foreign("Not allowed."))));
    }

    @Test
    void showIsOneLineForEachSetting() {
        assertThat(probe.run("settings", "show", "orders")).as(probe.err()).isZero();
        assertThat(probe.out())
                .contains("Settings of " + ARN + "orders, read 2026-11-22T16:38:00Z")
                .containsPattern("ttl +expires\n")
                .containsPattern("stream +-\n")
                .containsPattern("kinesis +Not allowed.\n");
    }

    @Test
    void showAsJsonIsASettingsFile() throws Exception {
        assertThat(probe.run("settings", "show", "orders", "--output", "json")).isZero();
        assertThat(SettingsFile.parse(probe.out()).table()).isEqualTo("orders");
    }

    @Test
    void saveWritesAFileThatApplyReads() throws Exception {
        assertThat(probe.run("settings", "save", "orders")).as(probe.err()).isZero();
        Path file = directory.resolve("orders-settings.json");
        assertThat(probe.out()).isEqualTo("Saved the settings of orders as " + file + ".\n");
        String text = Files.readString(file);
        assertThat(SettingsFile.parse(text).settings().value(SettingName.TTL)).isPresent();

        assertThat(probe.run(
                        "settings",
                        "apply",
                        "orders-settings.json",
                        "--target-table",
                        "copy",
                        "--settings",
                        "ttl,tags"))
                .as(probe.err())
                .isZero();
        assertThat(engine.request.orElseThrow()).isInstanceOfSatisfying(RestoreRequest.class, request -> {
            assertThat(request.source()).isEqualTo(new RestoreSource.SettingsText(text));
            assertThat(request.targetTable()).isEqualTo("copy");
            assertThat(request.mode()).isEqualTo(RestoreRequest.Mode.SETTINGS);
            assertThat(request.settings()).isEqualTo(new SettingsChoice(List.of(SettingName.TTL, SettingName.TAGS)));
        });
    }

    @Test
    void saveTakesTheNameOfAFile() throws Exception {
        assertThat(probe.run("settings", "save", "orders", "--file", "a.json", "--output", "json"))
                .isZero();
        assertThat(JSON.readTree(probe.out()).path("file").asText())
                .isEqualTo(directory.resolve("a.json").toString());
        assertThat(directory.resolve("a.json")).isRegularFile();
    }

    /** A policy that names its own table is the same. */
    @Test
    void tablesWithEqualSettingsDoNotDiffer() {
        assertThat(probe.run("settings", "diff", "orders", "copy")).isZero();
        assertThat(probe.out()).isEqualTo("No difference.\n");
    }

    @Test
    void differencesAreShownLineByLine() throws Exception {
        probe.run("settings", "save", "orders", "--file", "a.json");
        assertThat(probe.run("settings", "diff", "a.json", "other")).isEqualTo(1);
        assertThat(probe.out()).isEqualTo("""
                --- a.json
                +++ other
                - settings.ttl.AttributeName: "expires"
                + settings.ttl.AttributeName: "until"
                """);
        assertThat(probe.run("settings", "diff", "a.json", "other", "--output", "json"))
                .isEqualTo(1);
        JsonNode difference = JSON.readTree(probe.out()).path("differences").path(0);
        assertThat(difference.path("path").asText()).isEqualTo("settings.ttl.AttributeName");
        assertThat(difference.path("first").asText()).isEqualTo("\"expires\"");
        assertThat(difference.path("second").asText()).isEqualTo("\"until\"");
    }

    @ParameterizedTest
    @CsvSource({
        "settings show nothing, DescribeTable of nothing failed",
        "settings diff orders nothing, DescribeTable of nothing failed",
        "settings diff broken.json orders, This is not a settings file",
        "settings apply missing.json --target-table copy, cannot be read",
        "settings apply --target-table copy, The settings file is missing",
        "settings, No command is given",
        "settings show, TABLE is missing",
    })
    void aMistakeIsOneSentence(String command, String sentence) throws IOException {
        Files.writeString(directory.resolve("broken.json"), "{}");
        assertThat(probe.run(command.split(" "))).isEqualTo(2);
        assertThat(probe.err()).contains(sentence).doesNotContain("\tat ");
        assertThat(probe.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "save", "apply", "diff"})
    void helpTeaches(String name) {
        assertThat(probe.run("settings", name, "--help")).as(probe.err()).isZero();
        String help = probe.out();
        assertThat(help)
                .startsWith("Usage: dynamodb-backup settings " + name)
                .contains("Examples:", "Exit codes:", "Environment:", "AWS_REGION")
                .doesNotContain("null", "picocli");
        assertThat(help.lines()).allMatch(line -> line.length() <= 110);
        CommandLine command = probe.cli()
                .commandLine()
                .getSubcommands()
                .get("settings")
                .getSubcommands()
                .get(name);
        for (OptionSpec option : command.getCommandSpec().options()) {
            assertThat(help).contains(option.longestName());
            assertThat(option.description()).isNotEmpty();
        }
    }
}
