package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Credentials that can be fetched anew while clients go on using them. */
public final class RenewableCredentials implements AwsCredentialsProvider, SdkAutoCloseable {

    private final AwsCredentials source;
    private final RoleSessions session;
    private AwsCredentialsProvider current;
    private int generation;

    /** @param session is used only once somebody asks for the credentials */
    public RenewableCredentials(AwsCredentials source, RoleSessions session) {
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

    /** Grows with every renewal: whoever was refused tells with which one. */
    public synchronized int generation() {
        return generation;
    }

    /** Fetches anew, unless somebody else has since the refused call was sent. */
    public synchronized void renew(int refused) {
        if (refused == generation) {
            AwsCredentialsProvider old = current;
            current = fetch();
            generation++;
            close(old);
        }
    }

    /** A source that fails does so for the call that needs it, where it becomes a sentence. */
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
