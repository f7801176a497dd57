package io.jenkins.plugins.dynamodbbackup.configuration;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import java.net.URI;
import java.util.Optional;
import jenkins.security.FIPS140;

/** The regions and endpoints that this Jenkins can use. */
final class ConfiguredTargets {

    private static final String ANY_REGION = "us-east-1";

    /** For a check of the region alone, which can be that of an emulator. */
    private static final String ANY_ENDPOINT = "https://localhost";

    private ConfiguredTargets() {}

    /** @throws BadRequestException when a value is not valid or not allowed here */
    static AwsTarget of(String region, Optional<String> endpoint) throws BadRequestException {
        AwsTarget target = AwsTarget.of(region, endpoint);
        Optional<URI> plain = target.endpoint().filter(uri -> "http".equals(uri.getScheme()));
        if (plain.isPresent() && FIPS140.useCompliantAlgorithms()) {
            throw new BadRequestException("endpointUrl", Messages.ConfiguredTargets_httpsInFipsMode());
        }
        return target;
    }

    static Optional<BadRequestException> problemOfRegion(String region) {
        return problem(region, Optional.of(ANY_ENDPOINT));
    }

    /** @param endpoint the endpoint to use with the region; an emulator needs one */
    static Optional<BadRequestException> problemOfRegion(String region, Optional<String> endpoint) {
        return problem(region, endpoint.map(any -> ANY_ENDPOINT));
    }

    static Optional<BadRequestException> problemOfEndpoint(String endpoint) {
        return problem(ANY_REGION, Optional.of(endpoint));
    }

    private static Optional<BadRequestException> problem(String region, Optional<String> endpoint) {
        try {
            of(region, endpoint);
            return Optional.empty();
        } catch (BadRequestException problem) {
            return Optional.of(problem);
        }
    }
}
