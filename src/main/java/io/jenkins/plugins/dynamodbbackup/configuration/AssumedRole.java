package io.jenkins.plugins.dynamodbbackup.configuration;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Role;
import io.jenkins.plugins.dynamodbbackup.engine.aws.RoleSessions;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * The role that credentials of the store name. They could assume it themselves, but in a region that the machine tells
 * and not the step, without a limit of time, and with a connection that nobody closes.
 */
final class AssumedRole {

    private AssumedRole() {}

    /** @param keys with a role; without an access key the controller itself assumes it, which the caller has allowed */
    static AwsCredentials of(AWSCredentialsImpl keys, RoleSessions session) {
        if (!keys.getAccessKey().isBlank()) {
            return session.assume(role(
                    keys,
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(
                            keys.getAccessKey(), keys.getSecretKey().getPlainText()))));
        }
        return session.assume(role(
                keys,
                io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCredentials.defaultChain()
                        .fresh()
                        .apply(session)));
    }

    private static Role role(AWSCredentialsImpl keys, AwsCredentialsProvider caller) {
        return new Role(
                keys.getIamRoleArn(),
                Optional.of(keys.getIamExternalId()).filter(id -> !id.isEmpty()),
                Duration.ofSeconds(keys.getStsTokenDuration()),
                caller);
    }
}
