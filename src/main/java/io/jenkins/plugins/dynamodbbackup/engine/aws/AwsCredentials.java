package io.jenkins.plugins.dynamodbbackup.engine.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/**
 * Where credentials come from, and how to fetch them anew when AWS says that they have expired.
 *
 * @param label tells sources apart without revealing anything; never a key. Two sources of one label are taken for the
 *     same account as long as nobody knows it
 * @param fresh makes a provider that remembers nothing of earlier ones
 */
public record AwsCredentials(String label, Supplier<AwsCredentialsProvider> fresh) {

    /** What the SDK finds by itself: environment, profile, web identity, container or instance role. */
    public static AwsCredentials defaultChain() {
        return new AwsCredentials(
                "default", () -> DefaultCredentialsProvider.builder().build());
    }

    /** A profile of the AWS configuration files, roles included. */
    public static AwsCredentials profile(String name) {
        return new AwsCredentials(
                "profile " + name,
                () -> ProfileCredentialsProvider.builder().profileName(name).build());
    }
}
