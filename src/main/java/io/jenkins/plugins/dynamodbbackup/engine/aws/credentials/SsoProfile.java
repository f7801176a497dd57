package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.NoCredentialsException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * What a profile says about its sign-in with IAM Identity Center ("IAM Identity Center credential provider" in the AWS
 * SDKs and Tools Reference Guide): in an {@code sso-session} section, or in the profile itself, as older ones do.
 *
 * @param tokenKey what the name of the token file is made from: the session, or the address of the sign-in
 */
record SsoProfile(String profile, String account, String role, String region, String tokenKey) {

    private static final String SESSION = "sso_session";

    static final List<String> PROPERTIES = List.of(
            SESSION,
            ProfileProperty.SSO_ACCOUNT_ID,
            ProfileProperty.SSO_ROLE_NAME,
            ProfileProperty.SSO_REGION,
            ProfileProperty.SSO_START_URL);

    /** @throws NoCredentialsException when something is missing */
    static SsoProfile of(Profile profile, ProfileFile files) {
        Optional<String> session = profile.property(SESSION);
        Profile place = session.isEmpty()
                ? profile
                : files.getSection("sso-session", session.get())
                        .orElseThrow(() -> new NoCredentialsException(
                                Message.of("aws.profile.noSession", session.get(), profile.name())));
        return new SsoProfile(
                profile.name(),
                ProfileSource.required(profile, ProfileProperty.SSO_ACCOUNT_ID),
                ProfileSource.required(profile, ProfileProperty.SSO_ROLE_NAME),
                ProfileSource.required(place, ProfileProperty.SSO_REGION),
                session.orElseGet(() -> ProfileSource.required(place, ProfileProperty.SSO_START_URL)));
    }

    /** Where {@code aws sso login} stores the token. */
    Path tokenFile(Path home) {
        try {
            byte[] name = MessageDigest.getInstance("SHA-1").digest(tokenKey.getBytes(StandardCharsets.UTF_8));
            return home.resolve(".aws/sso/cache").resolve(HexFormat.of().formatHex(name) + ".json");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }

    NoCredentialsException notSignedIn(String key, Object... more) {
        return new NoCredentialsException(Message.of(
                key, Stream.concat(Stream.of(profile), Stream.of(more)).toArray()));
    }
}
