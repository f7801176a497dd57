package io.jenkins.plugins.dynamodbbackup.bench;

import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsRuntime;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.EnvironmentHttp;
import io.jenkins.plugins.dynamodbbackup.engine.aws.credentials.CredentialsSource;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.AwsTarget;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupOperation;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupProgress;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupRequest;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationRunner;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Outcome;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.ProgressJson;
import io.jenkins.plugins.dynamodbbackup.engine.settings.SettingsFiles;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Backs up every table of an endpoint with the engine, as the command line does, progress file included. */
final class EngineBackup {

    private EngineBackup() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Files.createTempFile("progress", ".json");
        ProgressJson<BackupProgress> json = new ProgressJson<>(BackupProgress.class);
        try (AwsRuntime runtime = AwsRuntime.create();
                AwsSession session = AwsSession.open(
                        AwsTarget.of(LocalDynamoDb.REGION, Optional.of(arguments[0])),
                        CredentialsSource.defaultChain(),
                        runtime,
                        EnvironmentHttp.open(Map.of()))) {
            warmUp(session, runtime);
            Usage usage = Usage.begin();
            BackupReport report = new OperationRunner(runtime.clock(), status -> {})
                    .run(BackupOperation.start(
                            BackupRequest.of(TableQuery.of("table-*")),
                            Map.of(),
                            session,
                            SettingsFiles.NONE,
                            progress -> Files.writeString(file, json.write(progress)),
                            line -> {}));
            TreeMap<String, Object> figures = new TreeMap<>();
            figures.put(
                    "available",
                    report.results().stream()
                            .filter(result -> result.outcome() == Outcome.OK)
                            .count());
            usage.end(figures);
        } finally {
            Files.delete(file);
        }
    }

    /** One table first: the SDK's own classes and connections are not what is measured. */
    private static void warmUp(AwsSession session, AwsRuntime runtime) throws Exception {
        new OperationRunner(runtime.clock(), status -> {})
                .run(BackupOperation.start(
                        BackupRequest.of(TableQuery.of("orders")),
                        Map.of(),
                        session,
                        SettingsFiles.NONE,
                        progress -> {},
                        line -> {}));
    }
}
