package io.jenkins.plugins.dynamodbbackup.configuration;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.AwsCredentials;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.CredentialsUnavailableException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import software.amazon.awssdk.core.exception.SdkClientException;

/** From the id of credentials to what the engine calls AWS with; refuses what nobody can use unattended. */
final class NamedCredentials {

    private static final String FIELD = "credentialsId";

    private final Function<String, Optional<AmazonWebServicesCredentials>> finder;
    private final BooleanSupplier controllerAllowed;

    /**
     * @param finder finds by the id, with the authority of whoever wants to use them, on whatever thread
     * @param controllerAllowed whether the identity of the controller itself may be used; asked again whenever it is
     */
    NamedCredentials(
            Function<String, Optional<AmazonWebServicesCredentials>> finder, BooleanSupplier controllerAllowed) {
        this.finder = finder;
        this.controllerAllowed = controllerAllowed;
    }

    /** @throws BadRequestException when there are none under this id, or they cannot be used unattended */
    AmazonWebServicesCredentials require(String id) throws BadRequestException {
        return checked(
                id,
                finder.apply(id)
                        .orElseThrow(() -> new BadRequestException(FIELD, Messages.RunCredentials_notFound(id))));
    }

    /** The same for calls, which look up anew what they need: it may have been replaced or removed since. */
    AwsCredentials of(String id) throws BadRequestException {
        return AwsCredentials.stored(label(id, require(id)), session -> {
            AssumedRole role = new AssumedRole(session);
            return () -> now(id, role);
        });
    }

    /** The store may fail to find for a moment what it had; what it has is judged like the first time. */
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

    /** An id may mean other credentials in another folder, of another account: the label must tell them apart. */
    private static String label(String id, AmazonWebServicesCredentials credentials) {
        String who = credentials instanceof AWSCredentialsImpl keys
                ? DigestUtils.sha256Hex(keys.getAccessKey() + " " + keys.getIamRoleArn())
                : credentials.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(credentials));
        return "credentials " + id + " " + who;
    }

    /** @throws BadRequestException when the administrator has not allowed it */
    AwsCredentials ofController() throws BadRequestException {
        if (!controllerAllowed.getAsBoolean()) {
            throw new BadRequestException(FIELD, Messages.RunCredentials_none());
        }
        AwsCredentials chain = AwsCredentials.defaultChain();
        return new AwsCredentials(
                chain.label(), session -> new WhileAllowed(chain.fresh().apply(session), controllerAllowed));
    }

    private AmazonWebServicesCredentials checked(String id, AmazonWebServicesCredentials credentials)
            throws BadRequestException {
        if (credentials instanceof AWSCredentialsImpl keys) {
            check(id, keys);
        }
        return credentials;
    }

    private void check(String id, AWSCredentialsImpl keys) throws BadRequestException {
        if (keys.requiresToken()) {
            throw new BadRequestException(FIELD, Messages.RunCredentials_needsToken(id));
        }
        boolean withoutKeys = keys.getAccessKey().isBlank();
        if (withoutKeys && keys.getIamRoleArn().isBlank()) {
            throw new BadRequestException(FIELD, Messages.RunCredentials_empty(id));
        }
        // A role alone is assumed as the controller, and whoever may add credentials to a folder could name any role.
        if (withoutKeys && !controllerAllowed.getAsBoolean()) {
            throw new BadRequestException(FIELD, Messages.RunCredentials_roleOfController(id));
        }
    }
}
