package io.jenkins.plugins.dynamodbbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

@ExtendWith(OneJenkins.class)
class ControllerHttpTest {

    private static final List<String> ENDPOINTS =
            List.of("aws.endpointUrl", "aws.endpointUrlDynamodb", "aws.endpointUrlSts");

    @AfterEach
    void noProxy() {
        ENDPOINTS.forEach(System::clearProperty);
        System.clearProperty("http.proxyHost");
        System.clearProperty("http.proxyPort");
    }

    @Test
    void theProxyOfJenkinsIsTakenOverWithItsExceptions(JenkinsRule jenkins) {
        var proxy = ControllerHttp.of(new hudson.ProxyConfiguration(
                        "proxy.example.org", 3128, "user", "hunter2", "*.internal\ndynamodb.eu-west-1.amazonaws.com"))
                .build();

        assertThat(proxy.host()).isEqualTo("proxy.example.org");
        assertThat(proxy.port()).isEqualTo(3128);
        assertThat(proxy.username()).isEqualTo("user");
        assertThat(proxy.password()).isEqualTo("hunter2");
        assertThat(proxy.nonProxyHosts())
                .anyMatch("db.internal"::matches)
                .anyMatch("dynamodb.eu-west-1.amazonaws.com"::matches)
                .noneMatch("dynamodb.eu-west-2.amazonaws.com"::matches);
    }

    @Test
    void withoutAProxyInJenkinsTheOneOfJavaIsNotUsed(JenkinsRule jenkins) {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new AWSCredentialsImpl(CredentialsScope.GLOBAL, "keys", "AKIDEXAMPLE", "hunter2", ""));
        try (LocalDynamoDb service = LocalDynamoDb.builder().inMemory().build();
                LocalDynamoDb proxy = LocalDynamoDb.builder().inMemory().build()) {
            goThrough(proxy.endpoint());

            DynamoDbBackupConfiguration.get()
                    .doTestConnection(
                            LocalDynamoDb.REGION, "keys", service.endpoint().toString(), false);

            assertThat(proxy.calls().entries()).isEmpty();
            assertThat(service.calls().count("ListTables")).isOne();
        }
    }

    /** The SDK takes these system properties for the variables AWS_ENDPOINT_URL and so on. */
    @Test
    void anEndpointOfTheEnvironmentIsNotUsed(JenkinsRule jenkins) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new AWSCredentialsImpl(CredentialsScope.GLOBAL, "keys", "AKIDEXAMPLE", "hunter2", ""));
        try (LocalDynamoDb other = LocalDynamoDb.builder().inMemory().build();
                ClosedProxy proxy = new ClosedProxy()) {
            jenkins.jenkins.setProxy(new hudson.ProxyConfiguration("127.0.0.1", proxy.port()));
            ENDPOINTS.forEach(name -> System.setProperty(name, other.endpoint().toString()));

            DynamoDbBackupConfiguration.get().doTestConnection("eu-west-1", "keys", "", false);

            assertThat(other.calls().entries()).isEmpty();
            assertThat(proxy.asked())
                    .containsExactly(
                            "CONNECT dynamodb.eu-west-1.amazonaws.com:443", "CONNECT sts.eu-west-1.amazonaws.com:443");
        }
    }

    private static void goThrough(URI proxy) {
        System.setProperty("http.proxyHost", proxy.getHost());
        System.setProperty("http.proxyPort", "" + proxy.getPort());
    }
}
