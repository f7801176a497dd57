package io.jenkins.plugins.dynamodbbackup.configuration;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCredentials;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** AWS credentials as one build may use them: found with that build's authority, in its folder and above. */
final class RunCredentials {

    private final Run<?, ?> run;
    private final boolean controllerAllowed;

    /** @param controllerAllowed whether the identity of the controller itself may be used */
    RunCredentials(Run<?, ?> run, boolean controllerAllowed) {
        this.run = run;
        this.controllerAllowed = controllerAllowed;
    }

    /** @throws AbortException when there are none under this id, or they cannot be used unattended */
    AwsCredentials named(String id) throws AbortException {
        AmazonWebServicesCredentials credentials =
                find(id).orElseThrow(() -> new AbortException(Messages.RunCredentials_notFound(id)));
        if (credentials instanceof AWSCredentialsImpl keys) {
            check(id, keys);
        }
        CredentialsProvider.track(run, credentials);
        // Looked up anew when AWS calls them expired: they may have been replaced since.
        return new AwsCredentials(
                "credentials " + id, () -> new KeptCredentials(id, find(id).orElseThrow(() -> gone(id))));
    }

    /** @throws AbortException when the administrator has not allowed it */
    AwsCredentials ofController() throws AbortException {
        if (!controllerAllowed) {
            throw new AbortException(Messages.RunCredentials_none());
        }
        return AwsCredentials.defaultChain();
    }

    private void check(String id, AWSCredentialsImpl keys) throws AbortException {
        if (keys.requiresToken()) {
            throw new AbortException(Messages.RunCredentials_needsToken(id));
        }
        boolean withoutKeys = keys.getAccessKey().isBlank();
        if (withoutKeys && keys.getIamRoleArn().isBlank()) {
            throw new AbortException(Messages.RunCredentials_empty(id));
        }
        // A role alone is assumed as the controller, and whoever may add credentials to a folder could name any role.
        if (withoutKeys && !controllerAllowed) {
            throw new AbortException(Messages.RunCredentials_roleOfController(id));
        }
    }

    private Optional<AmazonWebServicesCredentials> find(String id) {
        return Optional.ofNullable(
                CredentialsProvider.findCredentialById(id, AmazonWebServicesCredentials.class, run, List.of()));
    }

    private static SdkClientException gone(String id) {
        return SdkClientException.create(Messages.RunCredentials_notFound(id));
    }

    /** Remembers what it was given: asking a role again means a call of AWS each time. */
    private static final class KeptCredentials implements AwsCredentialsProvider {

        private final String id;
        private final AwsCredentialsProvider source;
        private Optional<software.amazon.awssdk.auth.credentials.AwsCredentials> kept = Optional.empty();

        KeptCredentials(String id, AwsCredentialsProvider source) {
            this.id = id;
            this.source = source;
        }

        @Override
        public synchronized software.amazon.awssdk.auth.credentials.AwsCredentials resolveCredentials() {
            if (kept.isEmpty()) {
                kept = Optional.ofNullable(source.resolveCredentials());
            }
            return kept.orElseThrow(() -> SdkClientException.create(Messages.RunCredentials_empty(id)));
        }
    }
}
