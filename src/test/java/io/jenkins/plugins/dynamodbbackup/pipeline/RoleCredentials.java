package io.jenkins.plugins.dynamodbbackup.pipeline;

import com.amazonaws.auth.AWSCredentials;
import com.cloudbees.jenkins.plugins.awscredentials.BaseAmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Credentials such as a role gives: each time asked, another session. */
public final class RoleCredentials extends BaseAmazonWebServicesCredentials {

    static final String SECRET_KEY = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";
    static final String TOKEN = "IQoJb3JpZ2luX2VjEXAMPLETOKEN";

    private static final long serialVersionUID = 1L;

    private final transient AtomicInteger sessions = new AtomicInteger();

    public RoleCredentials(String id) {
        super(CredentialsScope.GLOBAL, id, "");
    }

    int sessions() {
        return sessions.get();
    }

    /** The key of the n-th session, from 1 on. */
    static String accessKey(int session) {
        return "ASIASESSION" + session;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return AwsSessionCredentials.create(accessKey(sessions.incrementAndGet()), SECRET_KEY, TOKEN);
    }

    @Override
    public AwsCredentials resolveCredentials(String mfaToken) {
        return resolveCredentials();
    }

    @Override
    public String getDisplayName() {
        return getId();
    }

    @Override
    public AWSCredentials getCredentials() {
        throw new UnsupportedOperationException();
    }

    @Override
    public AWSCredentials getCredentials(String mfaToken) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void refresh() {
        throw new UnsupportedOperationException();
    }
}
