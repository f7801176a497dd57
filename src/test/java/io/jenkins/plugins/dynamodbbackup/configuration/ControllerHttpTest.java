package io.jenkins.plugins.dynamodbbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class ControllerHttpTest {

    @Test
    void theProxyOfJenkinsIsTakenOverWithItsExceptions(JenkinsRule jenkins) {
        var proxy = ControllerHttp.of(new hudson.ProxyConfiguration(
                "proxy.example.org", 3128, "user", "hunter2", "*.internal\ndynamodb.eu-west-1.amazonaws.com"));

        assertThat(proxy.host()).isEqualTo("proxy.example.org");
        assertThat(proxy.port()).isEqualTo(3128);
        assertThat(proxy.username()).isEqualTo("user");
        assertThat(proxy.password()).isEqualTo("hunter2");
        assertThat(proxy.nonProxyHosts())
                .anyMatch("db.internal"::matches)
                .anyMatch("dynamodb.eu-west-1.amazonaws.com"::matches)
                .noneMatch("dynamodb.eu-west-2.amazonaws.com"::matches);
    }
}
