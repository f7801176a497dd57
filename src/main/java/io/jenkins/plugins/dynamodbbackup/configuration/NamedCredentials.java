package io.jenkins.plugins.dynamodbbackup.configuration;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCredentials;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** From the id of credentials to what the engine calls AWS with; refuses what nobody can use unattended. */
final class NamedCredentials {

    private static final String FIELD = "credentialsId";

    private final Function<String, Optional<AmazonWebServicesCredentials>> finder;
    private final boolean controllerAllowed;

    /**
     * @param finder finds by the id, with the authority of whoever wants to use them
     * @param controllerAllowed whether the identity of the controller itself may be used
     */
    NamedCredentials(Function<String, Optional<AmazonWebServicesCredentials>> finder, boolean controllerAllowed) {
        this.finder = finder;
        this.controllerAllowed = controllerAllowed;
    }

    /** @throws BadRequestException when there are none under this id, or they cannot be used unattended */
    AmazonWebServicesCredentials require(String id) throws BadRequestException {
        AmazonWebServicesCredentials credentials = finder.apply(id)
                .orElseThrow(() -> new BadRequestException(FIELD, Messages.RunCredentials_notFound(id)));
        if (credentials instanceof AWSCredentialsImpl keys) {
            check(id, keys);
        }
        return credentials;
    }

    /** The same for calls: looked up anew when AWS calls them expired, as they may have been replaced since. */
    AwsCredentials of(String id) throws BadRequestException {
        return new AwsCredentials(label(id, require(id)), () -> new KeptCredentials(id, again(id)));
    }

    /** Judged like the first time: what stands under the id may have become a role that the controller would assume. */
    private AmazonWebServicesCredentials again(String id) {
        try {
            return require(id);
        } catch (BadRequestException refused) {
            throw SdkClientException.create(refused.getMessage(), refused);
        }
    }

    /** An id may mean other credentials in another folder, of another account: the label must tell them apart. */
    private static String label(String id, AmazonWebServicesCredentials credentials) {
        String who = credentials instanceof AWSCredentialsImpl keys
                ? DigestUtils.sha256Hex(keys.getAccessKey() + " " + keys.getIamRoleArn())
                : UUID.randomUUID().toString();
        return "credentials " + id + " " + who;
    }

    /** @throws BadRequestException when the administrator has not allowed it */
    AwsCredentials ofController() throws BadRequestException {
        if (!controllerAllowed) {
            throw new BadRequestException(FIELD, Messages.RunCredentials_none());
        }
        return AwsCredentials.defaultChain();
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
        if (withoutKeys && !controllerAllowed) {
            throw new BadRequestException(FIELD, Messages.RunCredentials_roleOfController(id));
        }
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
