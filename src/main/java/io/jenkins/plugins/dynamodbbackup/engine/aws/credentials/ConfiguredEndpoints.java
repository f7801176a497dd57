package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The endpoints that a user has configured for all of AWS's tools: in variables of the environment, then in the services
 * section and the {@code endpoint_url} of the profile ("Service-specific endpoints" in the AWS SDKs and Tools Reference
 * Guide). An empty value counts as none. They apply only where this class is used: a session does not look for them.
 */
public final class ConfiguredEndpoints {

    private static final String VARIABLE = "AWS_ENDPOINT_URL";
    private static final String PROPERTY = "endpoint_url";

    private final Function<String, Optional<String>> variables;
    private final Function<String, Optional<String>> properties;
    private final boolean ignored;

    /** The services that the product calls, by the id that the configuration has for them. */
    public enum Service {
        DYNAMODB,
        STS,
        SSO,
        SSO_OIDC;

        private String property() {
            return name().toLowerCase(Locale.ROOT) + "." + PROPERTY;
        }
    }

    private ConfiguredEndpoints(
            Function<String, Optional<String>> variables, Function<String, Optional<String>> properties) {
        this.variables = variables.andThen(ConfiguredEndpoints::filled);
        this.properties = properties.andThen(ConfiguredEndpoints::filled);
        this.ignored = this.variables
                .apply("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
                .or(() -> this.properties.apply("ignore_configured_endpoint_urls"))
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    /** None: every service is called at the endpoint that it has in the region. */
    public static ConfiguredEndpoints none() {
        return inEnvironment(Map.of());
    }

    /** Without those of a profile. */
    public static ConfiguredEndpoints inEnvironment(Map<String, String> environment) {
        return new ConfiguredEndpoints(name -> Optional.ofNullable(environment.get(name)), name -> Optional.empty());
    }

    /** @param profile absent: the profile that AWS_PROFILE names, or else {@code default} */
    public static ConfiguredEndpoints of(Map<String, String> environment, Optional<String> profile) {
        return of(environment, AwsProfiles.name(environment, profile), ProfileFile.defaultProfileFile());
    }

    static ConfiguredEndpoints of(Map<String, String> environment, String profile, ProfileFile files) {
        Optional<Profile> named = files.profile(profile);
        Optional<Profile> services =
                named.flatMap(it -> it.property("services")).flatMap(section -> files.getSection("services", section));
        return new ConfiguredEndpoints(
                name -> Optional.ofNullable(environment.get(name)),
                name -> (name.contains(".") ? services : named).flatMap(it -> it.property(name)));
    }

    /** Where the user wants the service to be called. */
    public Optional<String> of(Service service) {
        return first(List.of(
                () -> variables.apply(VARIABLE + "_" + service),
                () -> variables.apply(VARIABLE),
                () -> properties.apply(service.property()),
                () -> properties.apply(PROPERTY)));
    }

    /** The same, without what is meant for every service. */
    public Optional<String> only(Service service) {
        return first(
                List.of(() -> variables.apply(VARIABLE + "_" + service), () -> properties.apply(service.property())));
    }

    private Optional<String> first(List<Supplier<Optional<String>>> places) {
        return ignored
                ? Optional.empty()
                : places.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> filled(Optional<String> text) {
        return text.map(String::strip).filter(it -> !it.isEmpty());
    }
}
