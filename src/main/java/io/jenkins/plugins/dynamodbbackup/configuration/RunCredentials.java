package io.jenkins.plugins.dynamodbbackup.configuration;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/** The AWS credentials available to a build: looked up with its permissions, in its folder and above. */
final class RunCredentials {

    private final Run<?, ?> run;
    private final Authentication opener;
    private final NamedCredentials credentials;

    /** @param controllerAllowed whether the identity of the controller can be used */
    RunCredentials(Run<?, ?> run, BooleanSupplier controllerAllowed) {
        this.run = run;
        this.opener = Jenkins.getAuthentication2();
        this.credentials = new NamedCredentials(this::find, controllerAllowed);
    }

    /** @throws BadRequestException when none have this ID, or they cannot be used unattended */
    CredentialsSource named(String id) throws BadRequestException {
        CredentialsProvider.track(run, credentials.require(id));
        return credentials.of(id);
    }

    /** @throws BadRequestException when the administrator has not allowed it */
    CredentialsSource ofController() throws BadRequestException {
        return credentials.ofController();
    }

    /** Threads that call AWS have no user, so lookups use the authentication of the build at its start. */
    private Optional<AmazonWebServicesCredentials> find(String id) {
        try (ACLContext as = ACL.as2(opener)) {
            return Optional.ofNullable(
                    CredentialsProvider.findCredentialById(id, AmazonWebServicesCredentials.class, run, List.of()));
        }
    }
}
