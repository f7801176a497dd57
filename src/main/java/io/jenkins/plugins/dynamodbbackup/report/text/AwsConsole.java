package io.jenkins.plugins.dynamodbbackup.report.text;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The pages of the AWS console for a region. The address of a single backup is not documented, so its link leads to the
 * list of backups of the region.
 *
 * @param host such as {@code eu-west-1.console.aws.amazon.com}
 */
public record AwsConsole(String host, String region) {

    /**
     * @param region as stored, or as returned by AWS
     * @return empty for a partition whose console is not known, such as the isolated ones, and for an invalid region,
     *     which would become the host of a link
     */
    public static Optional<AwsConsole> of(String region) {
        return partition(region)
                .flatMap(AwsConsole::domain)
                .map(end -> new AwsConsole(region + ".console." + end, region));
    }

    private static Optional<String> partition(String region) {
        try {
            return Optional.of(AwsTarget.of(region, Optional.empty()).partition());
        } catch (BadRequestException noRegion) {
            return Optional.empty();
        }
    }

    private static Optional<String> domain(String partition) {
        return switch (partition) {
            case "aws" -> Optional.of("aws.amazon.com");
            case "aws-cn" -> Optional.of("amazonaws.cn");
            case "aws-us-gov" -> Optional.of("amazonaws-us-gov.com");
            default -> Optional.empty();
        };
    }

    public String table(String name) {
        return home() + "#table?name=" + encoded(name);
    }

    public String backups() {
        return home() + "#list-backups";
    }

    private String home() {
        return "https://" + host + "/dynamodbv2/home?region=" + encoded(region);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
