package io.jenkins.plugins.dynamodbbackup.examples;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.casc.SecretSource;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import io.jenkins.plugins.dynamodbbackup.shop.Shop;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.ParameterizedJobMixIn;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** Every file of examples/ gives jobs whose first build, with nothing filled in, ends well. */
@ExtendWith(OneJenkins.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "one example deploys with sh")
class EveryExampleTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        db.close();
    }

    static List<String> files() throws IOException {
        return Example.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void doesItsWork(String file, JenkinsRule jenkins) throws Exception {
        for (Shop shop : Shop.values()) {
            db.seed().table(shop.table(), 10);
            db.seed().backup(BackupSeed.of(shop.table(), Instant.now().minus(Duration.ofDays(1))));
        }
        new Jobs(jenkins, db);

        new Example(file).install();
        DynamoDbBackupConfiguration.get().setEndpointUrl(db.endpoint().toString());

        assertThat(jenkins.jenkins.getAllItems(Job.class)).isNotEmpty();
        for (Job<?, ?> job : jenkins.jenkins.getAllItems(Job.class)) {
            if (job instanceof WorkflowJob pipeline) {
                Example.deployment(pipeline, "exit 0");
            }
            Run<?, ?> run = (Run<?, ?>)
                    ParameterizedJobMixIn.scheduleBuild2(job, 0).getFuture().get();
            jenkins.assertBuildStatusSuccess(run);
        }
        assertThat(db.calls().entries()).isNotEmpty();
    }

    /** What the environment or a folder of secrets gives in earnest. */
    @TestExtension
    public static final class Secrets extends SecretSource {

        private static final Map<String, String> SECRETS = Map.of(
                "EXAMPLES", Example.FOLDER.toString(),
                "DYNAMODB_BACKUP_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "DYNAMODB_BACKUP_SECRET_ACCESS_KEY", "secret");

        @Override
        public Optional<String> reveal(String name) {
            return Optional.ofNullable(SECRETS.get(name));
        }
    }
}
