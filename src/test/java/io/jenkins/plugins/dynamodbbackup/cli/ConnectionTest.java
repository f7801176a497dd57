package io.jenkins.plugins.dynamodbbackup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.cli.run.Connection;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {

    @TempDir
    private Path directory;

    private final FakeEngine engine = new FakeEngine();

    private Connection connection(Map<String, String> environment, String... args) {
        assertThat(new CliProbe(engine, directory).environment(environment).run(args))
                .isZero();
        return engine.connection.orElseThrow();
    }

    @Test
    void optionsComeFirst() {
        assertThat(connection(
                        Map.of("AWS_REGION", "eu-north-1", "AWS_ENDPOINT_URL", "http://other:1"),
                        "list",
                        "--region",
                        "eu-west-1",
                        "--profile",
                        "ops",
                        "--endpoint-url",
                        "http://here:2"))
                .isEqualTo(new Connection(
                        "eu-west-1",
                        Optional.of("ops"),
                        Optional.of("http://here:2"),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void environmentComesNext() {
        engine.profileRegion = Optional.of("eu-south-1");
        assertThat(connection(Map.of("AWS_REGION", "eu-north-1", "AWS_DEFAULT_REGION", "eu-west-2"), "list"))
                .isEqualTo(new Connection(
                        "eu-north-1", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(connection(Map.of("AWS_REGION", "", "AWS_DEFAULT_REGION", "eu-west-2"), "list")
                        .region())
                .isEqualTo("eu-west-2");
        assertThat(connection(
                                Map.of(
                                        "AWS_REGION", "eu-north-1",
                                        "AWS_ENDPOINT_URL", "http://all:1",
                                        "AWS_ENDPOINT_URL_DYNAMODB", "http://dynamodb:2"),
                                "list")
                        .endpointUrl())
                .contains("http://dynamodb:2");
    }

    @Test
    void aBadVariableIsRefusedByItsName() {
        CliProbe probe = new CliProbe(engine, directory)
                .environment(Map.of("AWS_DEFAULT_REGION", "west", "AWS_ENDPOINT_URL", "localhost:1"));
        assertThat(probe.run("list")).isEqualTo(2);
        assertThat(probe.err()).startsWith("AWS_DEFAULT_REGION 'west' is not a region ID; use one");
        assertThat(probe.run("list", "--region", "eu-west-1")).isEqualTo(2);
        assertThat(probe.err()).startsWith("AWS_ENDPOINT_URL 'localhost:1' does not begin with http:// or https://;");
        assertThat(probe.run("list", "--region", "west")).isEqualTo(2);
        assertThat(probe.err()).startsWith("--region 'west' is not a region ID; use one such as eu-west-1.");
    }

    @Test
    void anEmptyEndpointIsNone() {
        assertThat(connection(Map.of("AWS_REGION", "eu-north-1", "AWS_ENDPOINT_URL", ""), "list")
                        .endpointUrl())
                .isEmpty();
        assertThat(connection(
                                Map.of(
                                        "AWS_REGION",
                                        "eu-north-1",
                                        "AWS_ENDPOINT_URL_DYNAMODB",
                                        " ",
                                        "AWS_ENDPOINT_URL",
                                        "http://all:1"),
                                "list")
                        .endpointUrl())
                .contains("http://all:1");
    }

    @Test
    void configuredEndpointsMayBeIgnored() {
        Map<String, String> environment = Map.of(
                "AWS_REGION",
                "eu-north-1",
                "AWS_ENDPOINT_URL",
                "http://all:1",
                "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
                "True");
        assertThat(connection(environment, "list").endpointUrl()).isEmpty();
        assertThat(connection(environment, "list", "--endpoint-url", "http://here:2")
                        .endpointUrl())
                .contains("http://here:2");
    }

    @Test
    void theEndpointOfTheProfileIsObeyedAndRefusedByItsName() {
        engine.profileEndpoint = Optional.of("http://profile:3");
        assertThat(connection(Map.of("AWS_REGION", "eu-north-1"), "list", "--profile", "ops")
                        .endpointUrl())
                .contains("http://profile:3");
        engine.profileEndpoint = Optional.of("profile:3");
        CliProbe probe = new CliProbe(engine, directory).environment(Map.of("AWS_REGION", "eu-north-1"));
        assertThat(probe.run("list")).isEqualTo(2);
        assertThat(probe.err()).startsWith("The profile's endpoint_url 'profile:3' does not begin with http://");
    }

    @Test
    void anEmulatorsRegionNeedsAnEndpoint() {
        assertThat(connection(Map.of(), "list", "--region", "local", "--endpoint-url", "http://here:2"))
                .isEqualTo(new Connection(
                        "local", Optional.empty(), Optional.of("http://here:2"), Optional.empty(), Optional.empty()));
        CliProbe probe = new CliProbe(engine, directory).environment(Map.of());
        assertThat(probe.run("list", "--region", "local")).isEqualTo(2);
        assertThat(probe.err())
                .startsWith("--region 'local' needs the endpoint of an emulator, such as http://localhost:8000.");
    }

    @Test
    void theProfileComesLast() {
        engine.profileRegion = Optional.of("eu-south-1");
        assertThat(connection(Map.of(), "list", "--profile", "ops"))
                .isEqualTo(new Connection(
                        "eu-south-1", Optional.of("ops"), Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
