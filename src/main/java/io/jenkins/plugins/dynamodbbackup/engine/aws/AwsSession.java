package io.jenkins.plugins.dynamodbbackup.engine.aws;

import io.jenkins.plugins.dynamodbbackup.engine.aws.call.GetCallerIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.RenewableCredentials;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.Role;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.RoleSessions;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.WebIdentity;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * One region as one set of credentials sees it; single calls may go to other regions. Many operations may share it; each sends its calls through a {@link
 * Dispatcher} of its own.
 */
public final class AwsSession implements AutoCloseable {

    private final AwsTarget target;
    private final AwsRuntime runtime;
    private final CredentialsSource source;
    private final RenewableCredentials credentials;
    private final ServiceClock serviceClock;
    private final AwsClients clients;
    private final Map<String, AwsClients> ofOtherRegions = new ConcurrentHashMap<>();
    private volatile Optional<String> account = Optional.empty();

    private AwsSession(AwsTarget target, CredentialsSource source, AwsRuntime runtime, SdkHttpClient http) {
        this.target = target;
        this.runtime = runtime;
        this.source = source;
        this.credentials = new RenewableCredentials(source, new Roles());
        this.serviceClock = new ServiceClock(runtime.clock());
        this.clients = new AwsClients(target, credentials, serviceClock, runtime.timeouts(), http);
    }

    /** @param http is the caller's to close */
    public static AwsSession open(
            AwsTarget target, CredentialsSource credentials, AwsRuntime runtime, SdkHttpClient http) {
        return new AwsSession(target, credentials, runtime, http);
    }

    public AwsTarget target() {
        return target;
    }

    public AwsRuntime runtime() {
        return runtime;
    }

    public ServiceClock serviceClock() {
        return serviceClock;
    }

    /** The twelve digits of the account, once {@link GetCallerIdentity} has told. */
    public Optional<String> account() {
        return account;
    }

    /** From now on calls keep to the pace that this account shares in its region. */
    public void knowAccount(String id) {
        account = Optional.of(id);
        runtime.knowAccount(source.label(), id);
    }

    /** While the account is not known, that of other sessions with the same credentials is most likely ours. */
    Pacer pacer(String region) {
        return runtime.pacer(in(target.in(region), account.or(() -> runtime.accountOf(source.label()))));
    }

    /** Runs a call on one of the process's threads, within the share of this account and region. */
    void execute(String region, Runnable call) {
        runtime.shares().execute(in(target.in(region), account), call);
    }

    /** Where the call goes. */
    String region(AwsCall<?> call) {
        return call.region().orElse(target.region());
    }

    /**
     * The one of its type that all sessions of this account and region have for this purpose.
     *
     * @param begin makes it on first use
     */
    public <T extends SharedWork> T shared(Class<T> type, String purpose, Function<Clock, T> begin) {
        String what = in(target, account) + " " + type.getSimpleName() + " " + purpose;
        return type.cast(runtime.shared(what, begin::apply));
    }

    private String in(AwsTarget where, Optional<String> of) {
        return of.orElse(source.label()) + " " + where.region()
                + where.endpoint().map(uri -> " " + uri).orElse("");
    }

    AwsClients clients(String region) {
        return region.equals(target.region())
                ? clients
                : ofOtherRegions.computeIfAbsent(
                        region,
                        other -> new AwsClients(
                                target.in(other), credentials, serviceClock, runtime.timeouts(), clients.http()));
    }

    public RenewableCredentials credentials() {
        return credentials;
    }

    @Override
    public void close() {
        ofOtherRegions.values().forEach(AwsClients::close);
        clients.close();
        credentials.close();
    }

    private final class Roles implements RoleSessions {

        @Override
        public AwsSessionCredentials assume(Role role) {
            return AssumeRole.with(clients, role);
        }

        @Override
        public AwsSessionCredentials assume(WebIdentity identity) {
            return AssumeRole.with(clients, identity);
        }

        @Override
        public SdkHttpClient http() {
            return clients.http();
        }

        @Override
        public Instant now() {
            return serviceClock.now();
        }
    }
}
