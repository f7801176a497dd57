package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * A role of IAM, and who assumes it.
 *
 * @param arn such as {@code arn:aws:iam::111122223333:role/backup}
 * @param externalId what the role's trust policy asks for, if anything
 * @param duration how long the session lasts; AWS takes whole seconds, and no more than the role allows
 * @param caller with what the call is signed
 * @param sessionName what CloudTrail shows
 */
public record Role(
        String arn, Optional<String> externalId, Duration duration, AwsCredentialsProvider caller, String sessionName) {

    /** As the other plugins of a Jenkins name their sessions. */
    private static final String JENKINS = "Jenkins";

    public Role(String arn, Optional<String> externalId, Duration duration, AwsCredentialsProvider caller) {
        this(arn, externalId, duration, caller, JENKINS);
    }

    /** Says nothing of the caller. */
    @Override
    public String toString() {
        return arn;
    }
}
