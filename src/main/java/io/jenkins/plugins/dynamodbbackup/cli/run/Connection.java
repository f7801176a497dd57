package io.jenkins.plugins.dynamodbbackup.cli.run;

import java.util.Optional;

/**
 * Region, profile and endpoint. Contains no secrets: a profile is a name in the user's AWS configuration.
 *
 * @param profile absent: the default credentials of the AWS SDK (environment, default profile, container, instance)
 * @param endpointUrl absent: DynamoDB's own endpoint of the region
 * @param settingsDir folder of the settings files; absent: the one in the user's data folder
 * @param filesDir folder of the lists that a run writes; absent: the current directory
 */
public record Connection(
        String region,
        Optional<String> profile,
        Optional<String> endpointUrl,
        Optional<String> settingsDir,
        Optional<String> filesDir) {

    /** @param folder absolute */
    public Connection withSettingsDir(Optional<String> folder) {
        return new Connection(region, profile, endpointUrl, folder, filesDir);
    }

    /** @param folder absolute */
    public Connection withFilesDir(String folder) {
        return new Connection(region, profile, endpointUrl, settingsDir, Optional.of(folder));
    }

    public Connection withProfile(String name) {
        return new Connection(region, Optional.of(name), endpointUrl, settingsDir, filesDir);
    }
}
