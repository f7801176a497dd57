package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP request, whichever way it came. Header names are in lower case. */
record Request(Map<String, String> headers, byte[] body) {
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/]+)/[^/]+/([^/]+)/([^/]+)/aws4_request");

    /** Who calls which service in which region: the credential scope of the signature (not verified). */
    record Scope(String accessKey, String region, String service) {}

    Optional<Scope> scope() {
        Matcher matcher = CREDENTIAL.matcher(headers.getOrDefault("authorization", ""));
        return matcher.find()
                ? Optional.of(new Scope(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** "DynamoDB_20120810.CreateBackup" -> "CreateBackup". */
    Optional<String> operation() {
        return Optional.ofNullable(headers.get("x-amz-target"))
                .map(target -> target.substring(target.indexOf('.') + 1));
    }

    /** "DynamoDB_20120810", "DynamoDBStreams_20120810". */
    String target() {
        String target = headers.getOrDefault("x-amz-target", "");
        return target.substring(0, Math.max(0, target.indexOf('.')));
    }
}
