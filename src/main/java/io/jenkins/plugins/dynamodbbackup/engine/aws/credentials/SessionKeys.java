package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import java.io.Serializable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Credentials that end soon, on their way to another process. They are kept in memory only. */
public record SessionKeys(String accessKey, String secretKey, String token) implements Serializable {

    public static SessionKeys of(AwsSessionCredentials given) {
        return new SessionKeys(given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
    }

    /** For a session of the process that received them. */
    public CredentialsSource source() {
        return new CredentialsSource(
                "session",
                () -> StaticCredentialsProvider.create(AwsSessionCredentials.create(accessKey, secretKey, token)));
    }

    /** Says nothing of the keys. */
    @Override
    public String toString() {
        return SessionKeys.class.getSimpleName();
    }
}
