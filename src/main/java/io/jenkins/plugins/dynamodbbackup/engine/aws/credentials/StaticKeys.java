package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import io.jenkins.plugins.dynamodbbackup.engine.aws.error.NoCredentialsException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileProperty;

/** Access keys in the environment or in a profile. */
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
        return of(VARIABLES, signIn::variable, name -> Message.of("aws.credentials.environment", name));
    }

    static AwsCredentials of(Profile profile) {
        return of(
                PROPERTIES,
                name -> profile.property(name).filter(value -> !value.isBlank()),
                name -> Message.of("aws.credentials.profile", name, profile.name()));
    }

    private static AwsCredentials of(
            List<String> names, Function<String, Optional<String>> values, Function<String, Message> missing) {
        String key = required(names.get(0), values, missing);
        String secret = required(names.get(1), values, missing);
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

    private static String required(
            String name, Function<String, Optional<String>> values, Function<String, Message> missing) {
        return values.apply(name).orElseThrow(() -> new NoCredentialsException(missing.apply(name)));
    }
}
