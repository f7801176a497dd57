package io.jenkins.plugins.dynamodbbackup.configuration;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import software.amazon.awssdk.http.SdkHttpClient;

/** The connection to AWS of one operation of a build; closed when the operation ends. */
public final class AwsConnection implements AutoCloseable {

    private final AwsSession session;
    private final SdkHttpClient http;
    private final boolean asController;

    AwsConnection(AwsSession session, SdkHttpClient http, boolean asController) {
        this.session = session;
        this.http = http;
        this.asController = asController;
    }

    public AwsSession session() {
        return session;
    }

    /** Whether it uses the identity of the controller, not credentials of the store. */
    public boolean asController() {
        return asController;
    }

    @Override
    public void close() {
        session.close();
        http.close();
    }
}
