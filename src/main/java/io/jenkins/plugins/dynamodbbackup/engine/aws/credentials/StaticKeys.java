package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.NoCredentials;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileProperty;

/** Keys that stand where they are read, in the environment or in a profile. */
final class StaticKeys {

    static final List<String> VARIABLES =
            List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ACCOUNT_ID");

    private static final List<String> PROPERTIES = List.of(
            ProfileProperty.AWS_ACCESS_KEY_ID,
            ProfileProperty.AWS_SECRET_ACCESS_KEY,
            ProfileProperty.AWS_SESSION_TOKEN,
            ProfileProperty.AWS_ACCOUNT_ID);

    private StaticKeys() {}

    static AwsCredentials of(SignIn signIn) {
        return of("the environment", VARIABLES, signIn::variable);
    }

    static AwsCredentials of(Profile profile) {
        return of(
                "profile '" + profile.name() + "'",
                PROPERTIES,
                name -> profile.property(name).filter(value -> !value.isBlank()));
    }

    private static AwsCredentials of(String place, List<String> names, Function<String, Optional<String>> values) {
        String key = required(place, names.get(0), values);
        String secret = required(place, names.get(1), values);
        String account = values.apply(names.get(3)).orElse(null);
        return values.apply(names.get(2))
                .<AwsCredentials>map(token -> AwsSessionCredentials.builder()
                        .accessKeyId(key)
                        .secretAccessKey(secret)
                        .sessionToken(token)
                        .accountId(account)
                        .build())
                .orElseGet(() -> AwsBasicCredentials.builder()
                        .accessKeyId(key)
                        .secretAccessKey(secret)
                        .accountId(account)
                        .build());
    }

    private static String required(String place, String name, Function<String, Optional<String>> values) {
        return values.apply(name).orElseThrow(() -> new NoCredentials(name + " is not set in " + place));
    }
}
