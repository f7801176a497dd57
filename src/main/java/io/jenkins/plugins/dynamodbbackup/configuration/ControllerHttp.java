package io.jenkins.plugins.dynamodbbackup.configuration;

import hudson.ProxyConfiguration;
import hudson.Util;
import hudson.util.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** The HTTP client of the controller. It is set explicitly instead of by the SDK, and uses the Jenkins proxy. */
final class ControllerHttp {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
    private static final int CONNECTIONS = 50;

    private ControllerHttp() {}

    /** The caller must close it. */
    static SdkHttpClient open() {
        return ApacheHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(ANSWER_TIMEOUT)
                .maxConnections(CONNECTIONS)
                .proxyConfiguration(Optional.ofNullable(Jenkins.get().getProxy())
                        .filter(proxy -> Util.fixEmptyAndTrim(proxy.getName()) != null)
                        .map(ControllerHttp::of)
                        .orElseGet(() -> ofJenkinsAlone().build()))
                .build();
    }

    /** Without this setting, the SDK would use the proxy of the environment or of system properties. */
    private static software.amazon.awssdk.http.apache.ProxyConfiguration.Builder ofJenkinsAlone() {
        return software.amazon.awssdk.http.apache.ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false);
    }

    static software.amazon.awssdk.http.apache.ProxyConfiguration of(ProxyConfiguration proxy) {
        software.amazon.awssdk.http.apache.ProxyConfiguration.Builder setting =
                ofJenkinsAlone().endpoint(URI.create("http://" + proxy.getName() + ":" + proxy.getPort()));
        if (Util.fixEmptyAndTrim(proxy.getUserName()) != null) {
            setting.username(proxy.getUserName()).password(Secret.toString(proxy.getSecretPassword()));
        }
        // The SDK expects regular expressions here, which Jenkins creates from its wildcards.
        proxy.getNoProxyHostPatterns().stream().map(Pattern::pattern).forEach(setting::addNonProxyHost);
        return setting.build();
    }
}
