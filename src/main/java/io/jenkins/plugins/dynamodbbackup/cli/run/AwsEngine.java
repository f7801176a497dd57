package io.jenkins.plugins.dynamodbbackup.cli.run;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.EnvironmentHttp;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.AwsProfiles;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.ConfiguredEndpoints;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The engine with a connection to DynamoDB. */
public final class AwsEngine implements Engine {

    private final AwsRuntime runtime = AwsRuntime.create();
    private final Map<String, String> environment;

    /** @param environment values of the variables that names of backups and tables may use */
    public AwsEngine(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Optional<String> regionOf(Optional<String> profile) {
        return AwsProfiles.regionOf(profile);
    }

    @Override
    public Optional<String> endpointOf(Map<String, String> variables, Optional<String> profile) {
        return ConfiguredEndpoints.of(variables, profile).of(ConfiguredEndpoints.Service.DYNAMODB);
    }

    @Override
    public Session open(Connection connection) throws BadRequestException {
        ConfiguredEndpoints endpoints = ConfiguredEndpoints.of(environment, connection.profile());
        AwsTarget target = AwsTarget.of(connection.region(), connection.endpointUrl())
                .withSts(endpoints.only(ConfiguredEndpoints.Service.STS));
        if (connection.profile().isPresent()) {
            AwsProfiles.require(connection.profile().get());
        }
        CredentialsSource credentials = connection
                .profile()
                .map(name -> CredentialsSource.profile(name, endpoints))
                .orElseGet(() -> CredentialsSource.defaultChain(endpoints));
        EnvironmentHttp http = EnvironmentHttp.open(environment);
        return new AwsEngineSession(
                AwsSession.open(target, credentials, runtime, http),
                http,
                settings(connection),
                files(connection),
                environment);
    }

    private static Path files(Connection connection) {
        return Path.of(connection.filesDir().orElse("")).toAbsolutePath();
    }

    private SettingsFiles settings(Connection connection) {
        return new SettingsFolder(connection.settingsDir().map(Path::of).orElseGet(() -> DataFolder.of(environment)));
    }

    @Override
    public void close() {
        runtime.close();
    }
}
