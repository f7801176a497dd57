package io.jenkins.plugins.dynamodbbackup.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.SecretSource;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

class DemoTest {

    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();

    @Test
    @WithJenkins
    void theSettingsMakeTheJobsThatTheUserIsTold(JenkinsRule jenkins) throws Exception {
        ConfigurationAsCode.get()
                .configure(
                        EXAMPLES.resolve("configuration-as-code.yaml").toString(),
                        Path.of(Demo.class.getResource("demo.yaml").toURI()).toString());

        assertThat(Demo.jobs().lines().filter(line -> line.startsWith("  ")).map(line -> line.split(" +")[1]))
                .containsExactlyInAnyOrderElementsOf(jenkins.jenkins.getJobNames());
        assertThat(DynamoDbBackupConfiguration.get().getEndpointUrl()).isEqualTo("http://127.0.0.1:8000");
        assertThat(DynamoDbBackupConfiguration.get().getCredentialsId()).isEqualTo("dynamodb-backup");
    }

    @Test
    void aPortThatIsTakenIsLeftAlone() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(Demo.port("Jenkins", taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
        }
    }

    /** What the process of Jenkins finds in its environment. */
    @TestExtension
    public static final class Environment extends SecretSource {

        private static final Map<String, String> VALUES = Map.of(
                "EXAMPLES", EXAMPLES.toString(),
                "DYNAMODB_BACKUP_ACCESS_KEY_ID", "local",
                "DYNAMODB_BACKUP_SECRET_ACCESS_KEY", "local",
                "DEMO_ENDPOINT", "http://127.0.0.1:8000",
                "DEMO_ADDRESS", "http://127.0.0.1:8080/");

        @Override
        public Optional<String> reveal(String name) {
            return Optional.ofNullable(VALUES.get(name));
        }
    }
}
