package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.NoCredentialsException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * The credentials of a profile ("Assume role credential provider" and the pages beside it in the AWS SDKs and Tools
 * Reference Guide). Its role is assumed by the session: in the region of the work, whatever region the profile names.
 */
final class ProfileSource {

    private static final String DEFAULT_SECONDS = "3600";

    private final SignIn signIn;
    private final RoleSessions session;
    private final ProfileFile files;
    private final List<String> followed = new ArrayList<>();

    ProfileSource(SignIn signIn, RoleSessions session) {
        this.signIn = signIn;
        this.session = session;
        this.files = signIn.profiles().get();
    }

    /** @throws NoCredentialsException when there is no such profile, or it has none */
    AwsCredentialsProvider of(String name) {
        Profile profile = files.profile(name)
                .orElseThrow(() -> new NoCredentialsException(Message.of("aws.profile.unknown", name)));
        boolean role = has(profile, ProfileProperty.ROLE_ARN);
        if (role && has(profile, ProfileProperty.WEB_IDENTITY_TOKEN_FILE)) {
            return new KeptCredentials(() -> session.assume(webIdentity(profile)), session::now);
        }
        if (SsoProfile.PROPERTIES.stream().anyMatch(property -> has(profile, property))) {
            SsoProfile sso = SsoProfile.of(profile, files);
            return new KeptCredentials(new SsoPortal(sso, signIn, session)::credentials, session::now);
        }
        if (role && (has(profile, ProfileProperty.SOURCE_PROFILE) || has(profile, ProfileProperty.CREDENTIAL_SOURCE))) {
            Role assumed = role(profile, caller(profile));
            return new KeptCredentials(() -> session.assume(assumed), session::now);
        }
        if (has(profile, ProfileProperty.CREDENTIAL_PROCESS)) {
            return new CredentialProcess(name, required(profile, ProfileProperty.CREDENTIAL_PROCESS));
        }
        if (has(profile, ProfileProperty.AWS_ACCESS_KEY_ID)) {
            return () -> StaticKeys.of(profile);
        }
        throw new NoCredentialsException(Message.of("aws.profile.noCredentials", name));
    }

    private static boolean has(Profile profile, String property) {
        return value(profile, property).isPresent();
    }

    private static Optional<String> value(Profile profile, String property) {
        return profile.property(property).map(String::strip).filter(text -> !text.isEmpty());
    }

    static String required(Profile profile, String property) {
        return value(profile, property)
                .orElseThrow(() ->
                        new NoCredentialsException(Message.of("aws.profile.noProperty", profile.name(), property)));
    }

    private WebIdentity webIdentity(Profile profile) {
        return new WebIdentity(
                required(profile, ProfileProperty.ROLE_ARN),
                Path.of(required(profile, ProfileProperty.WEB_IDENTITY_TOKEN_FILE)),
                signIn.sessionName(value(profile, ProfileProperty.ROLE_SESSION_NAME)));
    }

    private Role role(Profile profile, AwsCredentialsProvider caller) {
        return new Role(
                required(profile, ProfileProperty.ROLE_ARN),
                value(profile, ProfileProperty.EXTERNAL_ID),
                duration(profile),
                caller,
                signIn.sessionName(value(profile, ProfileProperty.ROLE_SESSION_NAME)));
    }

    private static Duration duration(Profile profile) {
        String seconds = value(profile, "duration_seconds").orElse(DEFAULT_SECONDS);
        if (!seconds.matches("[0-9]{1,6}")) {
            throw new NoCredentialsException(
                    Message.of("aws.profile.notSeconds", "duration_seconds", profile.name(), seconds));
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    /** Who assumes the role. */
    private AwsCredentialsProvider caller(Profile profile) {
        Optional<String> source = value(profile, ProfileProperty.SOURCE_PROFILE);
        if (source.isEmpty()) {
            return named(profile, required(profile, ProfileProperty.CREDENTIAL_SOURCE));
        }
        if (source.get().equals(profile.name())) {
            return () -> StaticKeys.of(profile);
        }
        followed.add(profile.name());
        if (followed.contains(source.get())) {
            throw new NoCredentialsException(
                    Message.of("aws.profile.circle", ProfileProperty.SOURCE_PROFILE, profile.name(), source.get()));
        }
        return of(source.get());
    }

    private AwsCredentialsProvider named(Profile profile, String source) {
        return switch (source.toLowerCase(Locale.ROOT)) {
            case "environment" -> () -> StaticKeys.of(signIn);
            case "ec2instancemetadata" -> InstanceProfileCredentialsProvider.create();
            case "ecscontainer" -> ContainerCredentialsProvider.create();
            default ->
                throw new NoCredentialsException(Message.of(
                        "aws.profile.unknownSource", ProfileProperty.CREDENTIAL_SOURCE, profile.name(), source));
        };
    }
}
