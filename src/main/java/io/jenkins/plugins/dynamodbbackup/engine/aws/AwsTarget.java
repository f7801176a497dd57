package io.jenkins.plugins.dynamodbbackup.engine.aws;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Where calls go.
 *
 * @param region such as {@code eu-west-1}; also what requests are signed for when an endpoint is given
 * @param endpoint in place of AWS' own, for emulators and private endpoints (spec 7.3)
 */
public record AwsTarget(String region, Optional<URI> endpoint) {

    private static final List<String> AWS_HOSTS =
            List.of(".amazonaws.com", ".amazonaws.com.cn", ".api.aws", ".api.amazonwebservices.com.cn");
    private static final int LAST_PORT = 65_535;
    private static final Pattern REGION = Pattern.compile("[a-z]{2,8}(-[a-z]{2,16}){1,3}-[0-9]{1,2}");

    /**
     * @param region a well-formed id; regions newer than this product are welcome
     * @param endpoint empty for AWS' own
     * @throws BadRequestException when either cannot be meant
     */
    public static AwsTarget of(String region, Optional<String> endpoint) throws BadRequestException {
        if (!isRegion(region)) {
            throw new BadRequestException(
                    "region", "region '" + region + "' is not a region's id; write one such as eu-west-1.");
        }
        return new AwsTarget(region, endpoint.isPresent() ? Optional.of(uri(endpoint.get())) : Optional.empty());
    }

    /** Whether the text is a well-formed region id, which may become a part of a host's name. */
    public static boolean isRegion(String text) {
        return REGION.matcher(text).matches();
    }

    /** {@code aws}, {@code aws-cn}, {@code aws-us-gov} and so on: backups never leave their partition. */
    public String partition() {
        return PartitionMetadata.of(Region.of(region)).id();
    }

    /**
     * Where roles are assumed: an emulator may do that too, but an endpoint of AWS' own, such as a private one, is
     * DynamoDB's alone, and nobody could use a role beside it.
     */
    Optional<URI> endpointOfRoles() {
        return endpoint.filter(uri -> AWS_HOSTS.stream()
                .noneMatch(suffix -> uri.getHost().toLowerCase(Locale.ROOT).endsWith(suffix)));
    }

    private static URI uri(String text) throws BadRequestException {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException malformed) {
            throw refused(text, "is not an address");
        }
        if (uri.getScheme() == null || !Set.of("http", "https").contains(uri.getScheme())) {
            throw refused(text, "does not begin with http:// or https://");
        }
        if (uri.getUserInfo() != null || text.contains("@")) {
            throw refused(text, "carries a user name or password");
        }
        if (uri.getHost() == null) {
            throw refused(text, "names no host");
        }
        if (uri.getPort() > LAST_PORT) {
            throw refused(text, "names a port above " + LAST_PORT);
        }
        if (uri.getQuery() != null || uri.getFragment() != null) {
            throw refused(text, "has a query or a fragment");
        }
        return uri;
    }

    /** Passwords and tokens that stand in an address are not repeated. */
    private static BadRequestException refused(String text, String why) {
        String shown = text.replaceAll("//.*@", "//...@").replaceAll("([?#]).*", "$1...");
        return new BadRequestException(
                "endpointUrl",
                "endpointUrl '" + shown + "' " + why + "; write one such as https://dynamodb.eu-west-1.amazonaws.com.");
    }
}
