package io.jenkins.plugins.dynamodbbackup.configuration;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.CredentialsUnavailableException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Resolves the ID of credentials for the engine. Refuses credentials that cannot be used unattended. */
final class NamedCredentials {

    private static final String FIELD = "credentialsId";

    private final Function<String, Optional<AmazonWebServicesCredentials>> finder;
    private final BooleanSupplier controllerAllowed;

    /**
     * @param finder finds credentials by ID, with the permissions of their user, on any thread
     * @param controllerAllowed whether the identity of the controller can be used; checked again at every use
     */
    NamedCredentials(
            Function<String, Optional<AmazonWebServicesCredentials>> finder, BooleanSupplier controllerAllowed) {
        this.finder = finder;
        this.controllerAllowed = controllerAllowed;
    }

    /** @throws BadRequestException when none have this ID, or they cannot be used unattended */
    AmazonWebServicesCredentials require(String id) throws BadRequestException {
        return checked(
                id,
                finder.apply(id)
                        .orElseThrow(() -> new BadRequestException(FIELD, Messages.RunCredentials_notFound(id))));
    }

    /** The same for calls, which look up the credentials again because they may have been replaced or removed. */
    CredentialsSource of(String id) throws BadRequestException {
        return CredentialsSource.stored(label(id, require(id)), session -> {
            AssumedRole role = new AssumedRole(session);
            return () -> now(id, role);
        });
    }

    /** The store can temporarily fail to find credentials. Those that it finds are checked like the first time. */
    private software.amazon.awssdk.auth.credentials.AwsCredentials now(String id, AssumedRole role) {
        AmazonWebServicesCredentials found = finder.apply(id)
                .orElseThrow(() ->
                        new CredentialsUnavailableException(Message.foreign(Messages.RunCredentials_notFound(id))));
        try {
            checked(id, found);
        } catch (BadRequestException refused) {
            throw SdkClientException.create(refused.getMessage(), refused);
        }
        if (found instanceof AWSCredentialsImpl keys && !keys.getIamRoleArn().isBlank()) {
            return role.of(keys);
        }
        return Optional.ofNullable(found.resolveCredentials())
                .orElseThrow(() -> SdkClientException.create(Messages.RunCredentials_empty(id)));
    }

    /** An ID can stand for different credentials in different folders, so the label must distinguish them. */
    private static String label(String id, AmazonWebServicesCredentials credentials) {
        String who = credentials instanceof AWSCredentialsImpl keys
                ? DigestUtils.sha256Hex(keys.getAccessKey() + " " + keys.getIamRoleArn())
                : credentials.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(credentials));
        return "credentials " + id + " " + who;
    }

    /** @throws BadRequestException when the administrator has not allowed it */
    CredentialsSource ofController() throws BadRequestException {
        if (!controllerAllowed.getAsBoolean()) {
            throw new BadRequestException(FIELD, Messages.RunCredentials_none());
        }
        CredentialsSource chain = CredentialsSource.defaultChain();
        return new CredentialsSource(
                chain.label(), session -> new WhileAllowed(chain.fresh().apply(session), controllerAllowed));
    }

    private AmazonWebServicesCredentials checked(String id, AmazonWebServicesCredentials credentials)
            throws BadRequestException {
        if (!(credentials instanceof AWSCredentialsImpl keys)) {
            return credentials;
        }
        if (keys.requiresToken()) {
            throw new BadRequestException(FIELD, Messages.RunCredentials_needsToken(id));
        }
        boolean withoutKeys = keys.getAccessKey().isBlank();
        if (withoutKeys && keys.getIamRoleArn().isBlank()) {
            throw new BadRequestException(FIELD, Messages.RunCredentials_empty(id));
        }
        // The controller would assume a role without an access key, and any folder user could specify any role.
        if (withoutKeys && !controllerAllowed.getAsBoolean()) {
            throw new BadRequestException(FIELD, Messages.RunCredentials_roleOfController(id));
        }
        return keys;
    }

    /** The identity of the controller while the administrator allows it; afterwards it signs no more calls. */
    private record WhileAllowed(AwsCredentialsProvider controller, BooleanSupplier allowed)
            implements AwsCredentialsProvider, SdkAutoCloseable {

        @Override
        public software.amazon.awssdk.auth.credentials.AwsCredentials resolveCredentials() {
            if (!allowed.getAsBoolean()) {
                throw SdkClientException.create(Messages.RunCredentials_none());
            }
            return controller.resolveCredentials();
        }

        @Override
        public void close() {
            if (controller instanceof SdkAutoCloseable closeable) {
                closeable.close();
            }
        }
    }
}
