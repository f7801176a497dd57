package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Border;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ScriptedHttp;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.GetCallerIdentity;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.profiles.ProfileFile;

/** Which endpoints of the user's configuration count, and that none counts unless it is asked for. */
class ConfiguredEndpointsTest {

    private static final String FILE = """
            [profile ops]
            endpoint_url = http://profile:1
            services = local
            [profile plain]
            endpoint_url = http://plain:1
            [profile ignoring]
            endpoint_url = http://profile:1
            ignore_configured_endpoint_urls = true
            [services local]
            dynamodb =
              endpoint_url = http://services:2
            """;

    private static Optional<String> dynamoDb(String profile, Map<String, String> environment) {
        return endpoints(profile, environment).of(ConfiguredEndpoints.Service.DYNAMODB);
    }

    private static ConfiguredEndpoints endpoints(String profile, Map<String, String> environment) {
        ProfileFile files = ProfileFile.builder()
                .content(new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)))
                .type(ProfileFile.Type.CONFIGURATION)
                .build();
        return ConfiguredEndpoints.of(environment, profile, files);
    }

    @Test
    void theEnvironmentComesBeforeTheProfileAndTheServiceBeforeAll() {
        assertThat(dynamoDb("ops", Map.of())).contains("http://services:2");
        assertThat(dynamoDb("plain", Map.of())).contains("http://plain:1");
        assertThat(dynamoDb("unknown", Map.of())).isEmpty();
        assertThat(dynamoDb("ops", Map.of("AWS_ENDPOINT_URL", "http://all:3"))).contains("http://all:3");
        assertThat(dynamoDb("ops", Map.of("AWS_ENDPOINT_URL", "http://a:3", "AWS_ENDPOINT_URL_DYNAMODB", "http://d:4")))
                .contains("http://d:4");
        assertThat(endpoints("ops", Map.of()).of(ConfiguredEndpoints.Service.SSO))
                .contains("http://profile:1");
        assertThat(endpoints("ops", Map.of("AWS_ENDPOINT_URL", "http://a:3")).only(ConfiguredEndpoints.Service.STS))
                .isEmpty();
    }

    @Test
    void emptyIsAsNone() {
        assertThat(dynamoDb("unknown", Map.of("AWS_ENDPOINT_URL", ""))).isEmpty();
        assertThat(dynamoDb("plain", Map.of("AWS_ENDPOINT_URL", " "))).contains("http://plain:1");
    }

    @Test
    void allMayBeIgnored() {
        assertThat(dynamoDb("ops", Map.of("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")))
                .isEmpty();
        assertThat(dynamoDb("ignoring", Map.of("AWS_ENDPOINT_URL", "http://all:3")))
                .isEmpty();
        assertThat(dynamoDb("ops", Map.of("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "false")))
                .contains("http://services:2");
    }

    /** The SDK takes the system properties for the variables of the same meaning, AWS_ENDPOINT_URL and so on. */
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1", "nonsense", ""})
    void aSessionLooksForNoneByItself(String configured) {
        System.setProperty("aws.endpointUrl", configured);
        System.setProperty("aws.endpointUrlSts", configured);
        ScriptedHttp http = new ScriptedHttp().then(ScriptedHttp.Reply.error("AccessDeniedException", "no"));
        try (Border border = new Border(http)) {
            border.answer(DescribeTable.of("orders"), border.in(Duration.ofMinutes(1)));
            border.answer(GetCallerIdentity.call(), border.in(Duration.ofMinutes(1)));
        } finally {
            System.clearProperty("aws.endpointUrl");
            System.clearProperty("aws.endpointUrlSts");
        }
        assertThat(http.requests())
                .extracting(SdkHttpRequest::host)
                .containsExactly("dynamodb.eu-west-1.amazonaws.com", "sts.eu-west-1.amazonaws.com");
    }
}
