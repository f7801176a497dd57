package io.jenkins.plugins.dynamodbbackup.configuration;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;
import software.amazon.awssdk.http.SdkHttpClient;

/** Creates the connections of builds to AWS. All share one runtime, and so the pace of each account and region. */
@Extension
public final class AwsConnections {

    private final AwsRuntime runtime = AwsRuntime.create();

    public static AwsConnections get() {
        return ExtensionList.lookupSingleton(AwsConnections.class);
    }

    /**
     * Does not call AWS yet.
     *
     * @param region empty for the global default, like {@code credentialsId}
     * @throws AbortException with a message when no region is set, or no credentials are available to this build
     */
    public AwsConnection open(
            Run<?, ?> run, TaskListener listener, Optional<String> region, Optional<String> credentialsId)
            throws AbortException {
        DynamoDbBackupConfiguration global = DynamoDbBackupConfiguration.get();
        NamedCredentials credentials = new NamedCredentials(finder(run), global::isAllowControllerCredentials);
        Optional<String> id = credentialsId.or(global::defaultCredentialsId);
        try {
            AwsTarget target = target(region.or(global::defaultRegion), global.endpoint());
            CredentialsSource source = source(credentials, id);
            if (id.isPresent()) {
                CredentialsProvider.track(run, credentials.require(id.get()));
            } else {
                listener.getLogger().println(Messages.AwsConnections_asController());
            }
            return open(target, source, id);
        } catch (BadRequestException refused) {
            throw new AbortException(refused.getMessage());
        }
    }

    /**
     * The connection for the form of a job, with the region and credentials of its builds. The caller has checked that
     * the user can configure the job, and so could run a build that does the same.
     *
     * @param item null for a form of Jenkins itself
     * @throws BadRequestException when no region is set, or no credentials are available to builds
     */
    public AwsConnection openForForm(@CheckForNull Item item, Optional<String> region, Optional<String> credentialsId)
            throws BadRequestException {
        DynamoDbBackupConfiguration global = DynamoDbBackupConfiguration.get();
        Optional<String> id = credentialsId.or(global::defaultCredentialsId);
        return open(
                target(region.or(global::defaultRegion), global.endpoint()),
                source(new FormCredentials(item).named(global::isAllowControllerCredentials), id),
                id);
    }

    /**
     * Looks up credentials with the permissions of the build, in its folder and above. Threads that call AWS have no user,
     * so lookups use the authentication of the build at its start.
     */
    private static Function<String, Optional<AmazonWebServicesCredentials>> finder(Run<?, ?> run) {
        Authentication opener = Jenkins.getAuthentication2();
        return id -> {
            try (ACLContext as = ACL.as2(opener)) {
                return Optional.ofNullable(
                        CredentialsProvider.findCredentialById(id, AmazonWebServicesCredentials.class, run, List.of()));
            }
        };
    }

    AwsConnection open(AwsTarget target, CredentialsSource source, Optional<String> credentialsId) {
        SdkHttpClient http = ControllerHttp.open();
        return new AwsConnection(AwsSession.open(target, source, runtime, http), http, credentialsId);
    }

    static CredentialsSource source(NamedCredentials credentials, Optional<String> id) throws BadRequestException {
        return id.isPresent() ? credentials.of(id.get()) : credentials.ofController();
    }

    static AwsTarget target(Optional<String> region, Optional<String> endpoint) throws BadRequestException {
        return ConfiguredTargets.of(
                region.orElseThrow(() -> new BadRequestException("region", Messages.AwsConnections_noRegion())),
                endpoint);
    }

    @Terminator
    public static void shutDown() {
        get().runtime.close();
    }
}
