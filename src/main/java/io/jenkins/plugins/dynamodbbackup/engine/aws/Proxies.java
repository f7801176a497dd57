package io.jenkins.plugins.dynamodbbackup.engine.aws;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ReasonedException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.http.apache.ProxyConfiguration;

/**
 * The proxy of a call, as the user's environment configures it: {@code -Dhttps.proxyHost} and its like come first, then
 * the variable {@code HTTPS_PROXY} and its like, in lower or upper case. The scheme is that of the called address, not
 * that of the proxy. Calls to this machine use no proxy.
 */
final class Proxies {

    private static final List<String> SCHEMES = List.of("https", "http");

    private final Function<String, Optional<String>> variables;
    private final Function<String, Optional<String>> properties;

    /** One proxy; its address may carry a user name and a password. */
    record Proxy(URI address) {

        ProxyConfiguration.Builder configuration() {
            ProxyConfiguration.Builder setting = AwsClients.onlyProxy()
                    .endpoint(URI.create(address.getScheme() + "://" + address.getHost() + ":" + port()));
            if (address.getUserInfo() != null) {
                String[] parts = address.getUserInfo().split(":", 2);
                setting.username(parts[0]).password(parts.length > 1 ? parts[1] : "");
            }
            return setting;
        }

        private int port() {
            return address.getPort() >= 0 ? address.getPort() : standardPort(address.getScheme());
        }

        /** Without the password. */
        @Override
        public String toString() {
            return address.getHost() + ":" + port();
        }
    }

    private Proxies(Map<String, String> environment, Function<String, Optional<String>> properties) {
        this.variables = name -> Stream.of(name.toLowerCase(Locale.ROOT), name)
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .findFirst();
        this.properties = properties.andThen(value -> value.filter(text -> !text.isBlank()));
    }

    /**
     * @param properties those of the Java machine
     * @throws BadRequestException when one of them is not the address of a proxy
     */
    static Proxies of(Map<String, String> environment, Function<String, Optional<String>> properties)
            throws BadRequestException {
        Proxies proxies = new Proxies(environment, properties);
        for (String scheme : SCHEMES) {
            String variable = variable(scheme);
            Optional<String> written = proxies.variables.apply(variable);
            if (written.isPresent() && parse(written.get()).isEmpty()) {
                throw new BadRequestException("proxy", Message.of("aws.proxy.variable", variable));
            }
        }
        return proxies;
    }

    private static String variable(String scheme) {
        return scheme.toUpperCase(Locale.ROOT) + "_PROXY";
    }

    private static int standardPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /** @param scheme of the address that is called */
    Optional<Proxy> to(String scheme, String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.startsWith("127.") || name.equals("::1") || name.equals("[::1]")) {
            return Optional.empty();
        }
        Optional<String> ofJava = properties.apply(scheme + ".proxyHost");
        if (ofJava.isPresent()) {
            return excludedByJava(name) ? Optional.empty() : ofJava(scheme, ofJava.get());
        }
        return excluded(name)
                ? Optional.empty()
                : variables.apply(variable(scheme)).flatMap(Proxies::parse);
    }

    private Optional<Proxy> ofJava(String scheme, String host) {
        String port = properties.apply(scheme + ".proxyPort").orElse(String.valueOf(standardPort(scheme)));
        Optional<String> user = properties
                .apply(scheme + ".proxyUser")
                .map(name ->
                        name + ":" + properties.apply(scheme + ".proxyPassword").orElse(""));
        try {
            return Optional.of(
                    new Proxy(new URI("http", user.orElse(null), host, Integer.parseInt(port), null, null, null)));
        } catch (URISyntaxException | NumberFormatException malformed) {
            throw new ReasonedException(Message.of("aws.proxy.properties", scheme));
        }
    }

    /** {@code http.nonProxyHosts} holds globs between bars, for both schemes. */
    private boolean excludedByJava(String host) {
        return Stream.of(properties.apply("http.nonProxyHosts").orElse("").split("\\|"))
                .map(glob -> glob.strip().toLowerCase(Locale.ROOT))
                .anyMatch(glob -> host.matches(
                        Stream.of(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"))));
    }

    /** A name in {@code NO_PROXY} stands for itself and for all below it, with a dot before it or without. */
    private boolean excluded(String host) {
        return Stream.of(variables.apply("NO_PROXY").orElse("").split("[,\\s]+"))
                .map(entry -> entry.toLowerCase(Locale.ROOT)
                        .replaceFirst(":[0-9]+$", "")
                        .replaceFirst("^\\*?\\.(?=.)", ""))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
    }

    private static Optional<Proxy> parse(String text) {
        try {
            URI address = new URI(text.contains("://") ? text : "http://" + text);
            boolean possible = SCHEMES.contains(String.valueOf(address.getScheme())) && address.getHost() != null;
            return possible ? Optional.of(new Proxy(address)) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
