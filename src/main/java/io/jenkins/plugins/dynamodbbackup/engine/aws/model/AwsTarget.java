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
 * @param endpoint instead of AWS's own, for emulators and private endpoints (spec 7.3)
 * @param sts where STS is called, if configured separately
 */
public record AwsTarget(String region, Optional<URI> endpoint, Optional<URI> sts) {

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
     * @throws BadRequestException when either is not valid
     */
    public static AwsTarget of(String region, Optional<String> endpoint) throws BadRequestException {
        if (!region.equals(LOCAL)) {
            requireRegion(region);
        } else if (endpoint.isEmpty()) {
            throw BadRequestException.of("region", "aws.region.local");
        }
        return new AwsTarget(region, endpoint.isPresent() ? Optional.of(uri(endpoint.get())) : Optional.empty());
    }

    /** @throws BadRequestException when this cannot be the address of STS */
    public AwsTarget withSts(Optional<String> url) throws BadRequestException {
        return new AwsTarget(region, endpoint, url.isPresent() ? Optional.of(uri(url.get())) : Optional.empty());
    }

    /**
     * The same in another region. The endpoint of an emulator stays; one of AWS, such as a private one, belongs to its
     * region, so that region's own public endpoint takes its place.
     */
    public AwsTarget in(String otherRegion) {
        return otherRegion.equals(region) ? this : new AwsTarget(otherRegion, emulator(), sts);
    }

    /** {@code aws}, {@code aws-cn}, {@code aws-us-gov} and so on: backups never leave their partition. */
    public String partition() {
        return partitionOf(region).id();
    }

    /** The SDK answers {@code aws} for an id that fits no partition. */
    private static PartitionMetadata partitionOf(String region) {
        return PartitionMetadata.of(Region.of(region));
    }

    /** The partition of a region's id; empty for what is no such id. */
    public static Optional<String> partitionOfRegion(String region) {
        return REGION.matcher(region).matches()
                        && region.matches(partitionOf(region).regionRegex())
                ? Optional.of(partitionOf(region).id())
                : Optional.empty();
    }

    private static void requireRegion(String region) throws BadRequestException {
        if (!REGION.matcher(region).matches()) {
            throw BadRequestException.of("region", "aws.region.invalid", region);
        }
        if (!region.matches(partitionOf(region).regionRegex())) {
            throw BadRequestException.of("region", "aws.region.unknown", region);
        }
    }

    /**
     * Where roles are assumed: an emulator may do that too, but an endpoint of AWS, such as a private one, serves DynamoDB
     * only, so that roles are assumed at the public endpoint of STS.
     */
    public Optional<URI> endpointOfRoles() {
        return sts.or(this::emulator);
    }

    /** Where Application Auto Scaling is called: an emulator may answer for it, too; an endpoint of AWS does not. */
    public Optional<URI> endpointOfAutoScaling() {
        return emulator();
    }

    private Optional<URI> emulator() {
        return endpoint.filter(uri -> AWS_HOSTS.stream()
                .noneMatch(suffix -> uri.getHost().toLowerCase(Locale.ROOT).endsWith(suffix)));
    }

    /** Where GetCallerIdentity is called. */
    public Optional<URI> endpointOfIdentity() {
        return sts.or(() -> endpoint);
    }

    private static URI uri(String text) throws BadRequestException {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException malformed) {
            throw refused("aws.endpoint.address", text);
        }
        if (uri.getScheme() == null || !Set.of("http", "https").contains(uri.getScheme())) {
            throw refused("aws.endpoint.scheme", text);
        }
        if (uri.getUserInfo() != null || text.contains("@")) {
            throw refused("aws.endpoint.user", text);
        }
        if (uri.getHost() == null) {
            throw refused("aws.endpoint.host", text);
        }
        if (uri.getPort() > LAST_PORT) {
            throw refused("aws.endpoint.port", text);
        }
        if (uri.getQuery() != null || uri.getFragment() != null) {
            throw refused("aws.endpoint.query", text);
        }
        return uri;
    }

    /** Passwords and tokens in the address are not shown. */
    private static BadRequestException refused(String key, String text) {
        String shown = text.replaceAll("//.*@", "//...@").replaceAll("([?#]).*", "$1...");
        return BadRequestException.of("endpointUrl", key, shown, LAST_PORT);
    }
}
