package io.jenkins.plugins.dynamodbbackup.engine.aws.credentials;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * What credentials are looked for in.
 *
 * @param profiles the AWS configuration files, read anew for every look
 * @param home where {@code .aws} is
 * @param endpoints where IAM Identity Center is called
 */
record SignIn(
        Map<String, String> environment, Supplier<ProfileFile> profiles, Path home, ConfiguredEndpoints endpoints) {

    private static final String SESSION_NAME = "dynamodb-backup";

    static SignIn ofThisProcess(ConfiguredEndpoints endpoints) {
        Map<String, String> environment = System.getenv();
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        return new SignIn(environment, ProfileFile::defaultProfileFile, home, endpoints);
    }

    /** A variable that is set and not empty. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** What CloudTrail shows, unless the configuration says something else. */
    String sessionName(Optional<String> configured) {
        return configured.orElse(SESSION_NAME);
    }
}
