package io.jenkins.plugins.dynamodbbackup.configuration;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.Role;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.RoleSessions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * The role of credentials in the store. The credentials could assume it themselves, but in the region of the machine
 * rather than of the step, without a timeout, and with a connection that is never closed.
 */
final class AssumedRole {

    private final RoleSessions sessions;
    private Optional<Kept> kept = Optional.empty();

    /** The session continues as long as these values are unchanged. */
    private record Kept(List<Object> said, AwsCredentialsProvider session) {}

    AssumedRole(RoleSessions sessions) {
        this.sessions = sessions;
    }

    /** @param keys have a role; without an access key, the controller assumes it, which the caller has allowed */
    software.amazon.awssdk.auth.credentials.AwsCredentials of(AWSCredentialsImpl keys) {
        return session(keys).resolveCredentials();
    }

    private synchronized AwsCredentialsProvider session(AWSCredentialsImpl keys) {
        List<Object> said = List.of(
                keys.getAccessKey(),
                keys.getSecretKey(),
                keys.getIamRoleArn(),
                keys.getIamExternalId(),
                keys.getStsTokenDuration());
        if (kept.filter(it -> it.said().equals(said)).isEmpty()) {
            kept = Optional.of(new Kept(said, sessions.session(role(keys))));
        }
        return kept.get().session();
    }

    private Role role(AWSCredentialsImpl keys) {
        return new Role(
                keys.getIamRoleArn(),
                Optional.of(keys.getIamExternalId()).filter(id -> !id.isEmpty()),
                Duration.ofSeconds(keys.getStsTokenDuration()),
                keys.getAccessKey().isBlank()
                        ? CredentialsSource.defaultChain().fresh().apply(sessions)
                        : caller(keys));
    }

    private static AwsCredentialsProvider caller(AWSCredentialsImpl keys) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                keys.getAccessKey(), keys.getSecretKey().getPlainText()));
    }
}
