package io.jenkins.plugins.dynamodbbackup.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.DescribeTable;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.GetCallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Which proxy a call goes through, and what is said when the proxy does not let it. */
class ProxiesTest {

    private static final String HOST = "dynamodb.eu-west-1.amazonaws.com";

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    private String proxy(String scheme, String host) throws BadRequestException {
        return Proxies.of(environment, name -> Optional.ofNullable(properties.get(name)))
                .to(scheme, host)
                .map(Object::toString)
                .orElse("none");
    }

    @Test
    void theSchemeOfTheCallDecides() throws BadRequestException {
        assertThat(proxy("https", HOST)).isEqualTo("none");
        environment.put("HTTP_PROXY", "http://plain:1");
        assertThat(proxy("https", HOST)).isEqualTo("none");
        environment.put("HTTPS_PROXY", "capitals:2");
        assertThat(proxy("https", HOST)).isEqualTo("capitals:2");
        assertThat(proxy("http", HOST)).isEqualTo("plain:1");
        environment.put("https_proxy", "http://user:not-to-be-seen@small");
        assertThat(proxy("https", HOST)).isEqualTo("small:80");
        properties.putAll(Map.of("https.proxyHost", "java", "https.proxyPort", "3"));
        assertThat(proxy("https", HOST)).isEqualTo("java:3");
        assertThat(proxy("http", HOST)).isEqualTo("plain:1");
        assertThat(proxy("https", "127.0.0.1")).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            .amazonaws.com              | none
            amazonaws.com               | none
            *.amazonaws.com             | none
            example.org, AMAZONAWS.COM  | none
            dynamodb.eu-west-1.amazonaws.com:443 | none
            *                           | none
            naws.com                    | proxy:1
            example.org                 | proxy:1
            ,                           | proxy:1
            """)
    void whatNeedsNone(String exclusions, String proxy) throws BadRequestException {
        environment.putAll(Map.of("HTTPS_PROXY", "http://proxy:1", "NO_PROXY", exclusions));
        assertThat(proxy("https", HOST)).isEqualTo(proxy);
    }

    @Test
    void whatNeedsNoneInJava() throws BadRequestException {
        properties.putAll(Map.of("https.proxyHost", "java", "http.nonProxyHosts", "localhost|*.amazonaws.com"));
        assertThat(proxy("https", HOST)).isEqualTo("none");
        assertThat(proxy("https", "example.org")).isEqualTo("java:443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://user:not-to-be-seen@proxy:1", "http://", "http://user:not-to-be-seen@ pro xy"})
    void whatIsNoProxyIsRefused(String address) {
        environment.put("https_proxy", address);
        assertThatThrownBy(() -> proxy("https", HOST))
                .asInstanceOf(InstanceOfAssertFactories.type(BadRequestException.class))
                .returns(Message.of("aws.proxy.variable", "HTTPS_PROXY"), BadRequestException::reason);
    }

    @Test
    void aCallReallyGoesThroughIt() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EnvironmentHttp http =
                        EnvironmentHttp.open(Map.of("HTTPS_PROXY", "http://127.0.0.1:" + listening.getLocalPort()))) {
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> refuse(listening));
            SdkHttpRequest request = SdkHttpRequest.builder()
                    .method(SdkHttpMethod.GET)
                    .uri(URI.create("https://" + HOST))
                    .build();
            HttpExecuteResponse answer = http.prepareRequest(
                            HttpExecuteRequest.builder().request(request).build())
                    .call();
            assertThat(asked.get(1, TimeUnit.MINUTES)).isEqualTo("CONNECT " + HOST + ":443 HTTP/1.1");
            assertThat(answer.httpResponse().statusCode()).isEqualTo(407);
        }
    }

    private static String refuse(ServerSocket listening) {
        try (Socket connection = listening.accept();
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII))) {
            String asked = lines.readLine();
            while (!lines.readLine().isEmpty()) {
                // the headers
            }
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 407 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return asked;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void aProxyThatRefusesIsNamed() {
        ScriptedHttp http = new ScriptedHttp().then(ScriptedHttp.Reply.html(407));
        try (Border border = new Border(http)) {
            AwsError error = Border.error(border.answer(DescribeTable.of("orders"), border.in(Duration.ofHours(1))));
            assertThat(error.reason())
                    .isEqualTo(Message.of("aws.error.what", "HTTP 407").and(Message.of("aws.advice.PROXY_REFUSED")));
            assertThat(GetCallerIdentity.noUseToGoOn(error)).isTrue();
        }
        assertThat(http.requests()).hasSize(1);
    }
}
