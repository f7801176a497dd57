package io.jenkins.plugins.dynamodbbackup.examples;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import io.jenkins.plugins.dynamodbbackup.shop.Deployment;
import io.jenkins.plugins.dynamodbbackup.shop.Items;
import io.jenkins.plugins.dynamodbbackup.shop.Shop;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** examples/before-deployment.Jenkinsfile, with real items: what was lost is found beside the table. */
@ExtendWith(OneJenkins.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the example deploys with sh")
class BeforeDeploymentExampleTest {

    private static final String ORDERS = Shop.ORDERS.table();

    private final LocalDynamoDb db = LocalDynamoDb.start();
    private final DynamoDbClient client = DynamoDbClient.builder()
            .region(Region.of(LocalDynamoDb.REGION))
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(db.inProcessHttpClient())
            .build();

    @BeforeEach
    void openTheShop() {
        Shop.open(db, client, Instant.now());
    }

    @AfterEach
    void close() {
        client.close();
        db.close();
    }

    @Test
    void leavesABackupWhenTheDeploymentWorks(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = build(jenkins, "exit 0");

        jenkins.assertBuildStatusSuccess(run);
        assertThat(db.tables()).hasSameSizeAs(Shop.values());
        assertThat(db.backups())
                .filteredOn(backup -> backup.name().equals("before-deployment-1-shop-orders"))
                .hasSize(1);
    }

    @Test
    void restoresTheDataOfBeforeBesideTheTableWhenTheDeploymentFails(JenkinsRule jenkins) throws Exception {
        Map<String, String> before = Items.of(client, ORDERS);

        WorkflowRun run = build(
                jenkins,
                "'%s' -cp '%s' %s %s"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                Path.of("target", "test-classes").toAbsolutePath(),
                                Deployment.class.getName(),
                                db.endpoint()));

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains(
                "The deployment failed. The data from before the deployment is in the table shop-orders-before-1.",
                run);
        assertThat(Items.of(client, "shop-orders-before-1")).isEqualTo(before);
        assertThat(Items.of(client, ORDERS)).hasSize(before.size() - Deployment.DELETED);
    }

    @Test
    void doesNotDeployWithoutABackup(JenkinsRule jenkins) throws Exception {
        db.rules().on("CreateBackup").then(Effect.denied());

        WorkflowRun run = build(jenkins, "echo 'deployed all the same'");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogNotContains("deployed all the same", run);
        assertThat(db.tables()).hasSameSizeAs(Shop.values());
    }

    private WorkflowRun build(JenkinsRule jenkins, String deployment) throws Exception {
        new Jobs(jenkins, db);
        WorkflowJob job = new Example("before-deployment.Jenkinsfile").pipeline();
        Example.deployment(job, deployment);
        return jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart());
    }
}
