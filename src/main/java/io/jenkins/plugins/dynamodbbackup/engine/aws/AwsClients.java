package io.jenkins.plugins.dynamodbbackup.engine.aws;

import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.RenewableCredentials;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.endpoints.AccountIdEndpointMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.auth.scheme.ApplicationAutoScalingAuthSchemeProvider;
import software.amazon.awssdk.services.applicationautoscaling.endpoints.ApplicationAutoScalingEndpointProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.auth.scheme.DynamoDbAuthSchemeProvider;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.scheme.StsAuthSchemeProvider;
import software.amazon.awssdk.services.sts.endpoints.StsEndpointProvider;

/**
 * The SDK's clients for one region. Every call is sent once: the SDK's own retries would create second backups after a
 * lost answer (spec 0.1) and would hold a thread while they wait. Every call ends: the SDK has no default time-outs.
 */
public final class AwsClients implements AutoCloseable {

    /** Control-plane calls answer in well under a second; a page of a scan may take some. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 50;

    /**
     * Stands for the service's own endpoint in the region, which takes its place at every call. With nothing given the
     * SDK would look for an endpoint in the environment and in profiles, which say nothing about this session.
     */
    private static final URI OF_REGION = URI.create("https://endpoint-of-region.invalid");

    private final AwsTarget target;
    private final RenewableCredentials credentials;
    private final ServiceClock clock;
    private final ScheduledExecutorService timeouts;
    private final SdkHttpClient http;
    private final boolean ownHttp;
    private final DynamoDbClient dynamoDb;
    private final StsClient sts;
    private Optional<ApplicationAutoScalingClient> autoScaling = Optional.empty();

    AwsClients(
            AwsTarget target,
            RenewableCredentials credentials,
            ServiceClock clock,
            ScheduledExecutorService timeouts,
            Optional<SdkHttpClient> givenHttp) {
        this.target = target;
        this.credentials = credentials;
        this.clock = clock;
        this.timeouts = timeouts;
        ownHttp = givenHttp.isEmpty();
        http = givenHttp.orElseGet(() -> ApacheHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(CALL_TIMEOUT)
                .maxConnections(CONNECTIONS)
                .build());
        dynamoDb = configured(
                        DynamoDbClient.builder(), credentials, target.endpoint().orElse(OF_REGION))
                .endpointProvider(endpoints(target))
                .endpointDiscoveryEnabled(false)
                .accountIdEndpointMode(hosts(target))
                .authSchemeProvider(parameters -> signedBy(
                        clock, DynamoDbAuthSchemeProvider.defaultProvider().resolveAuthScheme(parameters)))
                .build();
        sts = sts(credentials, target.endpointOfIdentity());
    }

    /** A given endpoint is meant to the letter: no host of the account's own in its place (spec 7.3). */
    private static AccountIdEndpointMode hosts(AwsTarget target) {
        return target.endpoint().isPresent() ? AccountIdEndpointMode.DISABLED : AccountIdEndpointMode.PREFERRED;
    }

    /** The SDK corrects its clock only for some of the codes by which AWS refuses it (seen with 2.42.33). */
    private static List<AuthSchemeOption> signedBy(ServiceClock clock, List<AuthSchemeOption> options) {
        return options.stream()
                .map(option -> option.toBuilder()
                        .putSignerProperty(HttpSigner.SIGNING_CLOCK, clock.forSignatures())
                        .build())
                .toList();
    }

    private static DynamoDbEndpointProvider endpoints(AwsTarget target) {
        DynamoDbEndpointProvider all = DynamoDbEndpointProvider.defaultProvider();
        return target.endpoint().isPresent()
                ? all
                : parameters -> all.resolveEndpoint(
                        parameters.toBuilder().endpoint(null).build());
    }

    private StsClient sts(AwsCredentialsProvider signer, Optional<URI> endpoint) {
        StsEndpointProvider all = StsEndpointProvider.defaultProvider();
        return configured(StsClient.builder(), signer, endpoint.orElse(OF_REGION))
                .endpointProvider(
                        endpoint.isPresent()
                                ? all
                                : parameters -> all.resolveEndpoint(
                                        parameters.toBuilder().endpoint(null).build()))
                .authSchemeProvider(parameters ->
                        signedBy(clock, StsAuthSchemeProvider.defaultProvider().resolveAuthScheme(parameters)))
                .build();
    }

    private ApplicationAutoScalingClient newAutoScaling() {
        Optional<URI> endpoint = target.endpointOfAutoScaling();
        ApplicationAutoScalingEndpointProvider all = ApplicationAutoScalingEndpointProvider.defaultProvider();
        return configured(ApplicationAutoScalingClient.builder(), credentials, endpoint.orElse(OF_REGION))
                .endpointProvider(
                        endpoint.isPresent()
                                ? all
                                : parameters -> all.resolveEndpoint(
                                        parameters.toBuilder().endpoint(null).build()))
                .authSchemeProvider(parameters -> signedBy(
                        clock,
                        ApplicationAutoScalingAuthSchemeProvider.defaultProvider()
                                .resolveAuthScheme(parameters)))
                .build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
            B builder, AwsCredentialsProvider signer, URI endpoint) {
        return builder.region(Region.of(target.region()))
                .endpointOverride(endpoint)
                .credentialsProvider(signer)
                .httpClient(http)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .scheduledExecutorService(timeouts)
                        .apiCallTimeout(CALL_TIMEOUT)
                        .apiCallAttemptTimeout(CALL_TIMEOUT)
                        .addExecutionInterceptor(new DateReader(clock))
                        .addExecutionInterceptor(new AnswerLimit())
                        .build());
    }

    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    /** Made on first use: only the settings of tables need it. */
    public synchronized ApplicationAutoScalingClient autoScaling() {
        if (autoScaling.isEmpty()) {
            autoScaling = Optional.of(newAutoScaling());
        }
        return autoScaling.get();
    }

    public StsClient sts() {
        return sts;
    }

    SdkHttpClient http() {
        return http;
    }

    /** For calls that others sign; the caller closes it. */
    StsClient stsFor(AwsCredentialsProvider signer) {
        return sts(signer, target.endpointOfRoles());
    }

    @Override
    public void close() {
        dynamoDb.close();
        sts.close();
        synchronized (this) {
            autoScaling.ifPresent(ApplicationAutoScalingClient::close);
        }
        if (ownHttp) {
            http.close();
        }
    }

    /** Every answer, an error too, has AWS's time. */
    private record DateReader(ServiceClock clock) implements ExecutionInterceptor {

        @Override
        public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
            context.httpResponse().firstMatchingHeader("Date").ifPresent(clock::sawDate);
        }
    }
}
