package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.run.Connection;
import io.jenkins.plugins.dynamodbbackup.cli.run.Engine;
import io.jenkins.plugins.dynamodbbackup.cli.run.Shell;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Region, credentials and endpoint. */
final class ConnectionOptions {

    private static final List<String> REGIONS = List.of("AWS_REGION", "AWS_DEFAULT_REGION");
    private static final List<String> ENDPOINTS = List.of("AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL");
    private static final String PROFILE_REGION = "The profile's region";
    private static final String PROFILE_ENDPOINT = "The profile's endpoint_url";

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
            description = "Profile in the AWS configuration files. Default: the default credentials of the AWS SDK"
                    + " (environment, AWS_PROFILE, container, instance).")
    private String profile;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "Endpoint to use instead of that of DynamoDB, such as a VPC endpoint. Default:"
                    + " AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL, then the endpoint of the profile.")
    private String endpointUrl;

    private static Optional<String> first(Shell shell, List<String> variables) {
        return variables.stream().map(shell::variable).flatMap(Optional::stream).findFirst();
    }

    Optional<String> profile() {
        return Optional.ofNullable(profile);
    }

    Connection resolve(Shell shell, Engine engine) throws BadRequestException {
        String found = Optional.ofNullable(region)
                .or(() -> first(shell, REGIONS))
                .or(() -> engine.regionOf(profile()))
                .orElseThrow(() -> BadRequestException.of("region", "aws.region.none"));
        Optional<String> endpoint =
                Optional.ofNullable(endpointUrl).or(() -> engine.endpointOf(shell.environment(), profile()));
        check(shell, found, endpoint);
        return new Connection(found, profile(), endpoint, Optional.empty(), Optional.empty());
    }

    /** A value of the environment or of the profile is refused by the name of its variable or key, not of the option. */
    private void check(Shell shell, String found, Optional<String> endpoint) throws BadRequestException {
        try {
            AwsTarget.of(found, endpoint);
        } catch (BadRequestException e) {
            boolean ofRegion = e.field().equals("region");
            boolean option = ofRegion ? region != null : endpointUrl != null;
            List<String> variables = ofRegion ? REGIONS : ENDPOINTS;
            Optional<String> source = variables.stream()
                    .filter(name -> shell.variable(name).isPresent())
                    .findFirst();
            if (option) {
                throw e;
            }
            String place = source.orElse(ofRegion ? PROFILE_REGION : PROFILE_ENDPOINT);
            throw new BadRequestException(e.field(), named(e.reason(), e.field(), place));
        }
    }

    private static Message named(Message reason, String parameter, String place) {
        return new Message(
                reason.key(),
                reason.arguments().stream()
                        .map(it -> it.equals(Argument.parameter(parameter)) ? Argument.of(place) : it)
                        .toList());
    }
}
