package io.jenkins.plugins.dynamodbbackup.engine.aws;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Sends calls through the proxies of the user's environment, as a command line does. The SDK would use the proxy of {@code
 * http} calls for all calls, and does not support suffixes in {@code NO_PROXY}.
 */
public final class EnvironmentHttp implements SdkHttpClient {

    private final Proxies proxies;
    private final Map<Optional<Proxies.Proxy>, SdkHttpClient> clients = new ConcurrentHashMap<>();

    private EnvironmentHttp(Proxies proxies) {
        this.proxies = proxies;
    }

    /**
     * The caller closes it.
     *
     * @throws BadRequestException when the variable of a proxy is not valid
     */
    public static EnvironmentHttp open(Map<String, String> environment) throws BadRequestException {
        return new EnvironmentHttp(Proxies.of(environment, name -> Optional.ofNullable(System.getProperty(name))));
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        Optional<Proxies.Proxy> proxy = proxies.to(
                request.httpRequest().protocol(), request.httpRequest().host());
        return clients.computeIfAbsent(
                        proxy,
                        to -> AwsClients.connections(
                                to.map(Proxies.Proxy::configuration).orElseGet(AwsClients::onlyProxy)))
                .prepareRequest(request);
    }

    @Override
    public String clientName() {
        return "Apache";
    }

    @Override
    public void close() {
        clients.values().forEach(SdkHttpClient::close);
    }
}
