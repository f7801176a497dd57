package io.jenkins.plugins.dynamodbbackup.report.text;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Pages of the AWS console for one region. A backup has no page of its own whose address is documented: its link leads to
 * the list of the region's backups.
 *
 * @param host such as {@code eu-west-1.console.aws.amazon.com}
 */
public record AwsConsole(String host, String region) {

    /**
     * @param region as a file or AWS has it
     * @return empty for a partition whose console is not known here, such as the isolated ones, and for what is no region:
     *     it would become the host of a link
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
