package io.jenkins.plugins.dynamodbbackup.configuration;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import software.amazon.awssdk.http.SdkHttpClient;

/** The connection to AWS of one operation of a build; closed when the operation ends. */
public final class AwsConnection implements AutoCloseable {

    private final AwsSession session;
    private final SdkHttpClient http;

    AwsConnection(AwsSession session, SdkHttpClient http) {
        this.session = session;
        this.http = http;
    }

    public AwsSession session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
        http.close();
    }
}
