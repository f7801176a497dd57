package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.CredentialsUnavailableException;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Where credentials come from, and how to fetch them anew when AWS says that they have expired.
 *
 * @param label tells sources apart without revealing anything; never a key. Two sources of one label are taken for the
 *     same account as long as it is not known
 * @param fresh makes a provider without anything cached; it makes no call yet
 */
public record CredentialsSource(String label, Function<RoleSessions, AwsCredentialsProvider> fresh) {

    /** Those that need nothing of the session that they are for. */
    public CredentialsSource(String label, Supplier<AwsCredentialsProvider> fresh) {
        this(label, session -> fresh.get());
    }

    /**
     * Those of a store that is asked by the calls that need them: once for all that come at a time, and again after ten
     * seconds. What it gave is used for thirty seconds at the most, so that credentials that are removed from the store
     * are soon of no use any more.
     *
     * @param store may take its time, and throw what becomes a sentence; a {@link CredentialsUnavailableException} makes
     *     the call be tried again
     */
    public static CredentialsSource stored(
            String label,
            Function<RoleSessions, Supplier<software.amazon.awssdk.auth.credentials.AwsCredentials>> store) {
        return new CredentialsSource(label, session -> KeptCredentials.shortly(store.apply(session), session::now));
    }

    /** Those that AWS's tools find by themselves: environment, web identity, profile, container or instance role. */
    public static CredentialsSource defaultChain() {
        return defaultChain(ConfiguredEndpoints.none());
    }

    /** @param endpoints where IAM Identity Center is called; roles are assumed where the session calls STS */
    public static CredentialsSource defaultChain(ConfiguredEndpoints endpoints) {
        return new CredentialsSource(
                "default", session -> new DefaultSources(SignIn.ofThisProcess(endpoints), session));
    }

    /** A profile of the AWS configuration files, with its roles and sign-ins. */
    public static CredentialsSource profile(String name, ConfiguredEndpoints endpoints) {
        return new CredentialsSource(
                "profile " + name, session -> new ProfileSource(SignIn.ofThisProcess(endpoints), session).of(name));
    }
}
