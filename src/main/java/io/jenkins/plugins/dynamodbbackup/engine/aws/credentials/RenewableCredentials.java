package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Credentials that can be fetched again while clients use them. */
public final class RenewableCredentials implements AwsCredentialsProvider, SdkAutoCloseable {

    private final CredentialsSource source;
    private final RoleSessions session;
    private AwsCredentialsProvider current;
    private int generation;

    /** @param session is used only when the credentials are needed */
    public RenewableCredentials(CredentialsSource source, RoleSessions session) {
        this.source = source;
        this.session = session;
        this.current = fetch();
    }

    @Override
    public software.amazon.awssdk.auth.credentials.AwsCredentials resolveCredentials() {
        AwsCredentialsProvider asked = current();
        try {
            return asked.resolveCredentials();
        } catch (RuntimeException failed) {
            AwsCredentialsProvider now = current();
            if (now == asked) {
                throw failed;
            }
            return now.resolveCredentials(); // another call has renewed them, and closed those that were being asked
        }
    }

    private synchronized AwsCredentialsProvider current() {
        return current;
    }

    /** Grows with every renewal, so that a refused call can say which credentials it used. */
    public synchronized int generation() {
        return generation;
    }

    /** Fetches them again, unless that was done since the refused call was sent. */
    public synchronized void renew(int refused) {
        if (refused == generation) {
            AwsCredentialsProvider old = current;
            current = fetch();
            generation++;
            close(old);
        }
    }

    /** A source that fails fails the call that needs it, which reports the reason. */
    private AwsCredentialsProvider fetch() {
        try {
            return source.fresh().apply(session);
        } catch (RuntimeException failed) {
            return () -> {
                throw failed;
            };
        }
    }

    @Override
    public synchronized void close() {
        close(current);
    }

    private static void close(AwsCredentialsProvider provider) {
        if (provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
