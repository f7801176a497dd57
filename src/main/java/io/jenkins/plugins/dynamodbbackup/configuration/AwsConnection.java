package io.jenkins.plugins.dynamodbbackup.configuration;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;

/** The connection to AWS of one operation of a build; closed when the operation ends. */
public final class AwsConnection implements AutoCloseable {

    private final AwsSession session;
    private final SdkHttpClient http;
    private final Optional<String> credentialsId;

    AwsConnection(AwsSession session, SdkHttpClient http, Optional<String> credentialsId) {
        this.session = session;
        this.http = http;
        this.credentialsId = credentialsId;
    }

    public AwsSession session() {
        return session;
    }

    /** Whether it uses the identity of the controller, not credentials of the store. */
    public boolean asController() {
        return credentialsId.isEmpty();
    }

    /** Empty for the identity of the controller. */
    public Optional<String> credentialsId() {
        return credentialsId;
    }

    @Override
    public void close() {
        session.close();
        http.close();
    }
}
