package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class MainTest {
    @Test
    void beginsWithTheTablesAskedFor() {
        Options options = Options.parse(List.of(
                "--port",
                "0",
                "--memory-only",
                "--tables",
                "10",
                "--items",
                "3",
                "--region",
                "us-east-1",
                "--account",
                "999988887777"));
        try (LocalDynamoDb db = Main.start(options);
                DynamoDbClient client = Clients.inProcess(db, "any", "us-east-1")) {
            assertThat(client.listTables().tableNames()).hasSize(10).contains("orders", "table-0009");
            assertThat(client.describeTable(d -> d.tableName("orders")).table().itemCount())
                    .isEqualTo(3);
            assertThat(Main.greeting(options, db))
                    .contains(db.endpoint().toString(), "account 999988887777, region us-east-1");
            assertThat(db.endpoint().getHost()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void everyOptionOfTheHelpIsKnown() {
        Matcher option = Pattern.compile("^  (--[a-z-]+)( N| ID| NAME| aws\\|off)?", Pattern.MULTILINE)
                .matcher(Options.HELP);
        int count = 0;
        while (option.find()) {
            String value = option.group(2) == null ? "" : option.group(2).strip();
            List<String> arguments =
                    switch (value) {
                        case "N" -> List.of(option.group(1), "7");
                        case "ID" -> List.of(option.group(1), "123456789012");
                        case "NAME" -> List.of(option.group(1), "eu-north-1");
                        case "aws|off" -> List.of(option.group(1), "off");
                        default -> List.of(option.group(1));
                    };
            assertThat(Options.parse(arguments)).isNotEqualTo(Options.defaults());
            count++;
        }
        assertThat(count).isEqualTo(12);
    }

    @Test
    void saysHowToGetDynamoDbLocal() {
        assertThatThrownBy(() -> DynamoDbLocalEngine.jars("target/no-such-file"))
                .hasMessageContaining("mvn -f standalone/pom.xml generate-test-resources");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(Options.defaults().restore()).isEqualTo(Duration.ofSeconds(5));
        assertThatThrownBy(() -> Options.parse(List.of("--prot"))).hasMessage("Unknown option --prot; see --help.");
        assertThatThrownBy(() -> Options.parse(List.of("--port"))).hasMessage("--port needs a value; see --help.");
        assertThatThrownBy(() -> Options.parse(List.of("--port", "x")))
                .hasMessage("--port does not take 'x'; see --help.");
    }
}
