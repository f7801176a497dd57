package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.CredentialsUnavailableException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Errors;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.NoCredentialsException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ReasonedException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;

/**
 * The default sources of credentials, in the order of the AWS SDK for Java. Unlike the chain of the SDK it says why the
 * configured sources failed, and it assumes roles through the session: in its region, with its proxy.
 */
final class DefaultSources implements AwsCredentialsProvider {

    private final List<Source> sources;
    private volatile Optional<AwsCredentialsProvider> found = Optional.empty();

    /** @param configured whether it is configured, so that its failure is reported */
    private record Source(boolean configured, AwsCredentialsProvider provider) {}

    DefaultSources(SignIn signIn, RoleSessions session) {
        String profile = AwsProfiles.name(signIn.environment(), Optional.empty());
        this.sources = List.of(
                new Source(System.getProperty("aws.accessKeyId") != null, SystemPropertyCredentialsProvider.create()),
                new Source(isSet(signIn, StaticKeys.VARIABLES), () -> StaticKeys.of(signIn)),
                new Source(
                        signIn.variable("AWS_WEB_IDENTITY_TOKEN_FILE").isPresent(),
                        new KeptCredentials(() -> session.assume(webIdentity(signIn)), session::now)),
                new Source(
                        signIn.variable("AWS_PROFILE").isPresent()
                                || signIn.profiles().get().profile(profile).isPresent(),
                        later(() -> new ProfileSource(signIn, session).of(profile))),
                new Source(
                        isSet(
                                signIn,
                                List.of(
                                        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                                        "AWS_CONTAINER_CREDENTIALS_FULL_URI")),
                        later(() -> ContainerCredentialsProvider.builder().build())),
                new Source(
                        false,
                        later(() -> InstanceProfileCredentialsProvider.builder().build())));
    }

    private static boolean isSet(SignIn signIn, List<String> variables) {
        return variables.stream().anyMatch(name -> signIn.variable(name).isPresent());
    }

    private static WebIdentity webIdentity(SignIn signIn) {
        return new WebIdentity(
                signIn.variable("AWS_ROLE_ARN")
                        .orElseThrow(() -> new NoCredentialsException(Message.of("aws.webIdentity.noRole"))),
                Path.of(signIn.environment().get("AWS_WEB_IDENTITY_TOKEN_FILE")),
                signIn.sessionName(signIn.variable("AWS_ROLE_SESSION_NAME")));
    }

    /** Created on first use. */
    private static AwsCredentialsProvider later(Supplier<AwsCredentialsProvider> maker) {
        return new AwsCredentialsProvider() {
            private Optional<AwsCredentialsProvider> made = Optional.empty();

            private synchronized AwsCredentialsProvider provider() {
                if (made.isEmpty()) {
                    made = Optional.of(maker.get());
                }
                return made.get();
            }

            @Override
            public AwsCredentials resolveCredentials() {
                return provider().resolveCredentials();
            }
        };
    }

    /** @throws RuntimeException when there are none: that of the only configured source, or one for all of them */
    @Override
    public AwsCredentials resolveCredentials() {
        if (found.isPresent()) {
            return found.get().resolveCredentials();
        }
        List<RuntimeException> failures = new ArrayList<>();
        for (Source source : sources) {
            try {
                AwsCredentials credentials = source.provider().resolveCredentials();
                found = Optional.of(source.provider());
                return credentials;
            } catch (RuntimeException failed) {
                if (source.configured()) {
                    failures.add(failed);
                }
            }
        }
        throw none(failures);
    }

    private static RuntimeException none(List<RuntimeException> failures) {
        if (failures.size() == 1) {
            return failures.get(0);
        }
        if (failures.isEmpty()) {
            return new NoCredentialsException(Message.of("aws.credentials.none"));
        }
        Message all = failures.stream()
                .map(DefaultSources::why)
                .reduce((one, next) -> Message.of("aws.credentials.several", one, next))
                .orElseThrow();
        return failures.stream().anyMatch(Errors::passes)
                ? new CredentialsUnavailableException(all)
                : new NoCredentialsException(all);
    }

    private static Message why(RuntimeException failed) {
        return failed instanceof ReasonedException ours
                ? ours.reason()
                : Message.foreign(String.valueOf(failed.getMessage()));
    }
}
