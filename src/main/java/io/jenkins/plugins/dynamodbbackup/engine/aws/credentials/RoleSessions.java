package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpClient;

/** What a source of credentials may use of its session. */
public interface RoleSessions {

    /**
     * Calls AWS in the session's region, with its time-outs and through its proxy.
     *
     * @throws RuntimeException when AWS refuses or does not answer; the call that needed the role tells why
     */
    AwsSessionCredentials assume(Role role);

    /** The same as one that is assumed when it is needed, and again shortly before it ends. */
    default AwsCredentialsProvider session(Role role) {
        return new KeptCredentials(() -> assume(role), this::now);
    }

    /**
     * The same with a token of another identity provider instead of a signature.
     *
     * @throws RuntimeException also when the token cannot be read
     */
    AwsSessionCredentials assume(WebIdentity identity);

    /** What the session calls AWS with: its connections and its proxy. Not to be closed. */
    SdkHttpClient http();

    /** AWS's time, as far as known. */
    Instant now();
}
