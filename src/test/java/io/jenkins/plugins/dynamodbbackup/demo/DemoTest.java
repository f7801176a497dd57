package io.jenkins.plugins.dynamodbbackup.demo;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Action;
import hudson.model.BooleanParameterValue;
import hudson.model.Job;
import hudson.model.ParametersAction;
import hudson.model.Run;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.SecretSource;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.model.ParameterizedJobMixIn;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

class DemoTest {

    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();

    @Test
    @WithJenkins
    void theSettingsMakeTheJobsThatTheUserIsTold(JenkinsRule jenkins) throws Exception {
        ConfigurationAsCode.get()
                .configure(
                        EXAMPLES.resolve("configuration-as-code.yaml").toString(),
                        Path.of(Demo.class.getResource("demo.yaml").toURI()).toString());

        assertThat(Demo.jobs().lines().filter(line -> line.startsWith("  ")).map(line -> line.split(" +")[1]))
                .containsExactlyInAnyOrderElementsOf(jenkins.jenkins.getJobNames());
        assertThat(DynamoDbBackupConfiguration.get().getEndpointUrl()).isEqualTo("http://127.0.0.1:8000");
        assertThat(DynamoDbBackupConfiguration.get().getCredentialsId()).isEqualTo("dynamodb-backup");
    }

    /** In the order in which they are printed; the deployments need a machine of their own. */
    @Test
    @WithJenkins
    void theJobsDeleteOldBackupsAndNoneWarns(JenkinsRule jenkins) throws Exception {
        try (LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build()) {
            Demo.open(db);
            int seeded = db.backups().size();
            assertThat(db.backups().stream().filter(backup -> backup.name().startsWith("shop-orders2")))
                    .extracting(StoredBackup::sizeBytes)
                    .allSatisfy(size -> assertThat(size).isBetween(100_000L, 2_000_000L))
                    .doesNotHaveDuplicates();
            ConfigurationAsCode.get()
                    .configure(
                            EXAMPLES.resolve("configuration-as-code.yaml").toString(),
                            Path.of(Demo.class.getResource("demo.yaml").toURI())
                                    .toString());
            DynamoDbBackupConfiguration.get().setEndpointUrl(db.endpoint().toString());

            for (String job : List.of("dynamodb-nightly", "freestyle-nightly", "restore", "prune", "prune")) {
                int before = db.backups().size();
                Run<?, ?> run = run(jenkins, job);
                jenkins.assertBuildStatusSuccess(run);
                jenkins.assertLogNotContains("Warning", run);
                if (job.endsWith("nightly")) {
                    assertThat(db.calls().count("DeleteBackup")).as(job).isPositive();
                    assertThat(db.backups()).as(job).hasSize(before); // five made, five deleted
                } else if (job.equals("prune") && run.getNumber() == 2) {
                    assertThat(before - db.backups().size()).isEqualTo(10);
                }
            }
            assertThat(db.backups()).hasSize(seeded - 10);
            jenkins.assertLogNotContains("Warning", jenkins.assertBuildStatusSuccess(run(jenkins, "dynamodb-nightly")));
        }
    }

    private static Run<?, ?> run(JenkinsRule jenkins, String name) throws Exception {
        Job<?, ?> job = jenkins.jenkins.getItemByFullName(name, Job.class);
        boolean delete = name.equals("prune") && job.getLastBuild() != null;
        Action[] parameters =
                delete ? new Action[] {new ParametersAction(new BooleanParameterValue("DELETE", true))} : new Action[0];
        return jenkins.waitForCompletion((Run<?, ?>) ParameterizedJobMixIn.scheduleBuild2(job, 0, parameters)
                .getFuture()
                .waitForStart());
    }

    @Test
    void aPortThatIsTakenIsLeftAlone() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(Demo.port("Jenkins", taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
        }
    }

    /** What the process of Jenkins finds in its environment. */
    @TestExtension
    public static final class Environment extends SecretSource {

        private static final Map<String, String> VALUES = Map.of(
                "EXAMPLES", EXAMPLES.toString(),
                "DYNAMODB_BACKUP_ACCESS_KEY_ID", "local",
                "DYNAMODB_BACKUP_SECRET_ACCESS_KEY", "local",
                "DEMO_ENDPOINT", "http://127.0.0.1:8000",
                "DEMO_ADDRESS", "http://127.0.0.1:8080/");

        @Override
        public Optional<String> reveal(String name) {
            return Optional.ofNullable(VALUES.get(name));
        }
    }
}
