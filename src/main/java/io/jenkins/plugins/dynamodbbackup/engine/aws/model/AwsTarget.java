package io.jenkins.plugins.dynamodbbackup.engine.aws.model;

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
 * @param sts where STS is called, if that was configured apart
 */
public record AwsTarget(String region, Optional<URI> endpoint, Optional<URI> sts) {

    /** The region of an emulator: it has no endpoint of AWS. */
    /** The region of an emulator, which needs its endpoint. */
    public static final String LOCAL = "local";

    private static final List<String> AWS_HOSTS =
            List.of(".amazonaws.com", ".amazonaws.com.cn", ".api.aws", ".api.amazonwebservices.com.cn");
    private static final int LAST_PORT = 65_535;
    private static final Pattern REGION = Pattern.compile("[a-z]{2,8}(-[a-z]{2,16}){1,3}-[0-9]{1,2}");

    public AwsTarget(String region, Optional<URI> endpoint) {
        this(region, endpoint, Optional.empty());
    }

    /**
     * @param region the id of a region of one of AWS's partitions, also of one newer than this product; or {@code local}
     *     for an emulator
     * @param endpoint empty for AWS's own
     * @throws BadRequestException when either cannot be meant
     */
    public static AwsTarget of(String region, Optional<String> endpoint) throws BadRequestException {
        if (!region.equals(LOCAL)) {
            requireRegion(region);
        } else if (endpoint.isEmpty()) {
            throw new BadRequestException(
                    "region", "region 'local' needs the endpoint of an emulator, such as http://localhost:8000.");
        }
        return new AwsTarget(region, endpoint.isPresent() ? Optional.of(uri(endpoint.get())) : Optional.empty());
    }

    /** @throws BadRequestException when this cannot be the address of STS */
    public AwsTarget withSts(Optional<String> url) throws BadRequestException {
        return new AwsTarget(region, endpoint, url.isPresent() ? Optional.of(uri(url.get())) : Optional.empty());
    }

    /** {@code aws}, {@code aws-cn}, {@code aws-us-gov} and so on: backups never leave their partition. */
    public String partition() {
        return partitionOf(region).id();
    }

    /** The SDK answers {@code aws} for an id that fits no partition. */
    private static PartitionMetadata partitionOf(String region) {
        return PartitionMetadata.of(Region.of(region));
    }

    private static void requireRegion(String region) throws BadRequestException {
        if (!REGION.matcher(region).matches()) {
            throw new BadRequestException(
                    "region", "region '" + region + "' is not a region's id; write one such as eu-west-1.");
        }
        if (!region.matches(partitionOf(region).regionRegex())) {
            throw new BadRequestException(
                    "region",
                    "region '" + region + "' is in no partition of AWS that this version knows; write one such as"
                            + " eu-west-1.");
        }
    }

    /**
     * Where roles are assumed: an emulator may do that too, but an endpoint of AWS' own, such as a private one, is
     * DynamoDB's alone, and nobody could use a role beside it.
     */
    public Optional<URI> endpointOfRoles() {
        return sts.or(() -> endpoint.filter(uri -> AWS_HOSTS.stream()
                .noneMatch(suffix -> uri.getHost().toLowerCase(Locale.ROOT).endsWith(suffix))));
    }

    /** Where the account is asked for. */
    public Optional<URI> endpointOfIdentity() {
        return sts.or(() -> endpoint);
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
