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

/** How the controller reaches AWS: named, so that the SDK does not choose, and through the proxy of Jenkins. */
final class ControllerHttp {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
    private static final int CONNECTIONS = 50;

    private ControllerHttp() {}

    /** The caller closes it. */
    static SdkHttpClient open() {
        ApacheHttpClient.Builder client = ApacheHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(ANSWER_TIMEOUT)
                .maxConnections(CONNECTIONS);
        Optional.ofNullable(Jenkins.get().getProxy())
                .filter(proxy -> Util.fixEmptyAndTrim(proxy.getName()) != null)
                .ifPresent(proxy -> client.proxyConfiguration(of(proxy)));
        return client.build();
    }

    static software.amazon.awssdk.http.apache.ProxyConfiguration of(ProxyConfiguration proxy) {
        software.amazon.awssdk.http.apache.ProxyConfiguration.Builder setting =
                software.amazon.awssdk.http.apache.ProxyConfiguration.builder()
                        .endpoint(URI.create("http://" + proxy.getName() + ":" + proxy.getPort()))
                        .useSystemPropertyValues(false)
                        .useEnvironmentVariableValues(false);
        if (Util.fixEmptyAndTrim(proxy.getUserName()) != null) {
            setting.username(proxy.getUserName()).password(Secret.toString(proxy.getSecretPassword()));
        }
        // The SDK takes regular expressions here, as Jenkins makes them of its wildcards.
        proxy.getNoProxyHostPatterns().stream().map(Pattern::pattern).forEach(setting::addNonProxyHost);
        return setting.build();
    }
}
