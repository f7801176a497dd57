package io.jenkins.plugins.dynamodbbackup.cli.run;

import java.util.Optional;

/**
 * Region, profile and endpoint. Contains no secrets: a profile is a name in the user's AWS configuration.
 *
 * @param profile absent: the default credentials of the AWS SDK (environment, default profile, container, instance)
 * @param endpointUrl absent: DynamoDB's own endpoint of the region
 */
public record Connection(String region, Optional<String> profile, Optional<String> endpointUrl) {

    public Connection withProfile(String name) {
        return new Connection(region, Optional.of(name), endpointUrl);
    }
}
