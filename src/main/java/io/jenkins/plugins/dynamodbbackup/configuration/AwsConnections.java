package io.jenkins.plugins.dynamodbbackup.configuration;

import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCredentials;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsTarget;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;

/** Where builds get their connection to AWS. All share one runtime, and with it the pace of each account and region. */
@Extension
public final class AwsConnections {

    private final AwsRuntime runtime = AwsRuntime.create();

    public static AwsConnections get() {
        return ExtensionList.lookupSingleton(AwsConnections.class);
    }

    /**
     * Makes no call of AWS yet.
     *
     * @param region empty for the administrator's default; so is {@code credentialsId}
     * @throws AbortException with a sentence for the user when there is no region, or no credentials this build may use
     */
    public AwsConnection open(
            Run<?, ?> run, TaskListener listener, Optional<String> region, Optional<String> credentialsId)
            throws AbortException {
        DynamoDbBackupConfiguration global = DynamoDbBackupConfiguration.get();
        AwsTarget target = target(region.or(global::defaultRegion), global.endpoint());
        RunCredentials credentials = new RunCredentials(run, global.isAllowControllerCredentials());
        Optional<String> id = credentialsId.or(global::defaultCredentialsId);
        AwsCredentials source = id.isPresent() ? credentials.named(id.get()) : credentials.ofController();
        if (id.isEmpty()) {
            listener.getLogger().println(Messages.AwsConnections_asController());
        }
        SdkHttpClient http = ControllerHttp.open();
        return new AwsConnection(AwsSession.open(target, source, runtime, http), http);
    }

    private static AwsTarget target(Optional<String> region, Optional<String> endpoint) throws AbortException {
        try {
            return Targets.of(
                    region.orElseThrow(() -> new AbortException(Messages.AwsConnections_noRegion())), endpoint);
        } catch (BadRequestException refused) {
            throw new AbortException(refused.getMessage());
        }
    }

    @Terminator
    public static void shutDown() {
        get().runtime.close();
    }
}
