package io.jenkins.plugins.dynamodbbackup.configuration;

import hudson.ProxyConfiguration;
import hudson.Util;
import hudson.util.Secret;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsClients;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import software.amazon.awssdk.http.SdkHttpClient;

/** The HTTP client of the controller. It is set explicitly instead of by the SDK, and uses the Jenkins proxy. */
final class ControllerHttp {

    private ControllerHttp() {}

    /** The caller must close it. */
    static SdkHttpClient open() {
        return AwsClients.connections(Optional.ofNullable(Jenkins.get().getProxy())
                .filter(proxy -> Util.fixEmptyAndTrim(proxy.getName()) != null)
                .map(ControllerHttp::of)
                .orElseGet(AwsClients::onlyProxy));
    }

    static software.amazon.awssdk.http.apache.ProxyConfiguration.Builder of(ProxyConfiguration proxy) {
        software.amazon.awssdk.http.apache.ProxyConfiguration.Builder setting =
                AwsClients.onlyProxy().endpoint(URI.create("http://" + proxy.getName() + ":" + proxy.getPort()));
        if (Util.fixEmptyAndTrim(proxy.getUserName()) != null) {
            setting.username(proxy.getUserName()).password(Secret.toString(proxy.getSecretPassword()));
        }
        // The SDK expects regular expressions here, which Jenkins creates from its wildcards.
        proxy.getNoProxyHostPatterns().stream().map(Pattern::pattern).forEach(setting::addNonProxyHost);
        return setting;
    }
}
