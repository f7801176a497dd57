package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.NoCredentials;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * What a profile says about its sign-in with IAM Identity Center ("IAM Identity Center credential provider" in the AWS
 * SDKs and Tools Reference Guide): in an {@code sso-session} section, or in the profile itself, as older ones do.
 *
 * @param tokenKey by what the file of the sign-in is named: the session, or the address where one signs in
 */
record SsoProfile(String profile, String account, String role, String region, String tokenKey) {

    private static final String SESSION = "sso_session";

    static final List<String> PROPERTIES = List.of(
            SESSION,
            ProfileProperty.SSO_ACCOUNT_ID,
            ProfileProperty.SSO_ROLE_NAME,
            ProfileProperty.SSO_REGION,
            ProfileProperty.SSO_START_URL);

    /** @throws NoCredentials when something is missing */
    static SsoProfile of(Profile profile, ProfileFile files) {
        Optional<String> session = profile.property(SESSION);
        Profile place = session.isEmpty()
                ? profile
                : files.getSection("sso-session", session.get())
                        .orElseThrow(() -> new NoCredentials("sso-session '" + session.get() + "' of profile '"
                                + profile.name() + "' is in none of the AWS configuration files"));
        return new SsoProfile(
                profile.name(),
                ProfileSource.required(profile, ProfileProperty.SSO_ACCOUNT_ID),
                ProfileSource.required(profile, ProfileProperty.SSO_ROLE_NAME),
                ProfileSource.required(place, ProfileProperty.SSO_REGION),
                session.orElseGet(() -> ProfileSource.required(place, ProfileProperty.SSO_START_URL)));
    }

    /** Where {@code aws sso login} keeps the sign-in. */
    Path tokenFile(Path home) {
        try {
            byte[] name = MessageDigest.getInstance("SHA-1").digest(tokenKey.getBytes(StandardCharsets.UTF_8));
            return home.resolve(".aws/sso/cache").resolve(HexFormat.of().formatHex(name) + ".json");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }

    NoCredentials notSignedIn(String why) {
        return new NoCredentials(
                "profile '" + profile + "' " + why + "; sign in with 'aws sso login --profile " + profile + "'");
    }
}
