package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.run.Connection;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.cli.run.Shell;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where to and as whom. */
final class ConnectionOptions {

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description =
                    "AWS region, such as eu-west-1. Default: AWS_REGION, AWS_DEFAULT_REGION, then the region of the"
                            + " profile.")
    private String region;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "Profile in the AWS configuration files that holds the credentials. Default: the AWS SDK's own"
                            + " search (environment, AWS_PROFILE, container, instance).")
    private String profile;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "Another endpoint than DynamoDB's own, such as a VPC endpoint. Default:"
                    + " AWS_ENDPOINT_URL_DYNAMODB, then AWS_ENDPOINT_URL.")
    private String endpointUrl;

    Optional<String> profile() {
        return Optional.ofNullable(profile);
    }

    Connection resolve(Shell shell, Engine engine) throws BadRequestException {
        String found = Optional.ofNullable(region)
                .or(() -> shell.variable("AWS_REGION"))
                .or(() -> shell.variable("AWS_DEFAULT_REGION"))
                .or(() -> engine.regionOf(profile()))
                .orElseThrow(() -> new BadRequestException(
                        "region", "No region is known: add --region, such as --region eu-west-1, or set AWS_REGION."));
        Optional<String> endpoint = Optional.ofNullable(endpointUrl)
                .or(() -> shell.variable("AWS_ENDPOINT_URL_DYNAMODB"))
                .or(() -> shell.variable("AWS_ENDPOINT_URL"));
        return new Connection(found, profile(), endpoint);
    }
}
