package io.jenkins.plugins.dynamodbbackup.configuration;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.AwsCredentials;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** AWS credentials as one build may use them: found with that build's authority, in its folder and above. */
final class RunCredentials {

    private final Run<?, ?> run;
    private final Authentication opener;
    private final NamedCredentials credentials;

    /** @param controllerAllowed whether the identity of the controller itself may be used */
    RunCredentials(Run<?, ?> run, BooleanSupplier controllerAllowed) {
        this.run = run;
        this.opener = Jenkins.getAuthentication2();
        this.credentials = new NamedCredentials(this::find, controllerAllowed);
    }

    /** @throws BadRequestException when there are none under this id, or they cannot be used unattended */
    AwsCredentials named(String id) throws BadRequestException {
        CredentialsProvider.track(run, credentials.require(id));
        return credentials.of(id);
    }

    /** @throws BadRequestException when the administrator has not allowed it */
    AwsCredentials ofController() throws BadRequestException {
        return credentials.ofController();
    }

    /** Threads that call AWS are nobody: they find what the build found when it began. */
    private Optional<AmazonWebServicesCredentials> find(String id) {
        try (ACLContext as = ACL.as2(opener)) {
            return Optional.ofNullable(
                    CredentialsProvider.findCredentialById(id, AmazonWebServicesCredentials.class, run, List.of()));
        }
    }
}
