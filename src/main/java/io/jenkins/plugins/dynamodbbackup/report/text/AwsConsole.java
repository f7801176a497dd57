package io.jenkins.plugins.dynamodbbackup.report.text;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsTarget;
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
     * @param region as stored with a build, which may have been edited since
     * @return empty for what is no region, and for a partition whose console is not known here, such as the isolated ones
     */
    public static Optional<AwsConsole> of(String region) {
        if (!AwsTarget.isRegion(region)) {
            return Optional.empty();
        }
        String partition = new AwsTarget(region, Optional.empty()).partition();
        Optional<String> domain =
                switch (partition) {
                    case "aws" -> Optional.of("aws.amazon.com");
                    case "aws-cn" -> Optional.of("amazonaws.cn");
                    case "aws-us-gov" -> Optional.of("amazonaws-us-gov.com");
                    default -> Optional.empty();
                };
        return domain.map(end -> new AwsConsole(region + ".console." + end, region));
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
