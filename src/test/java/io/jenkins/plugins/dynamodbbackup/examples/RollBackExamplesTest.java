package io.jenkins.plugins.dynamodbbackup.examples;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.BooleanParameterValue;
import hudson.model.ParametersAction;
import hudson.model.Result;
import hudson.model.StringParameterValue;
import hudson.model.TextParameterValue;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import io.jenkins.plugins.dynamodbbackup.shop.Deployment;
import io.jenkins.plugins.dynamodbbackup.shop.Items;
import io.jenkins.plugins.dynamodbbackup.shop.Shop;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** examples/roll-back-items.Jenkinsfile and roll-back-deployment.Jenkinsfile, with real items in the live table. */
@ExtendWith(OneJenkins.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "one example deploys with sh")
class RollBackExamplesTest {

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
    void aFailedDeploymentIsUndone(JenkinsRule jenkins) throws Exception {
        Map<String, String> before = Items.of(client, ORDERS);
        new Jobs(jenkins, db);
        WorkflowJob job = new Example("roll-back-deployment.Jenkinsfile").pipeline();
        Example.deployment(
                job,
                "'%s' -cp '%s' %s %s"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                Path.of("target", "test-classes").toAbsolutePath(),
                                Deployment.class.getName(),
                                db.endpoint()));

        WorkflowRun run = jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart());

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("The deployment failed and was rolled back:", run);
        assertThat(Items.of(client, ORDERS)).isEqualTo(before);
        assertThat(db.tables()).hasSameSizeAs(Shop.values());
    }

    @Test
    void theFirstBuildShowsThePlanAndTheNextBringsOneCustomerBack(JenkinsRule jenkins) throws Exception {
        new Jobs(jenkins, db).run("dynamoBackup '" + ORDERS + "'");
        String time = Instant.now().toString();
        Map<String, String> before = Items.of(client, ORDERS);
        IntStream.range(0, 10).forEach(this::delete);
        WorkflowJob job = new Example("roll-back-items.Jenkinsfile").pipeline();

        WorkflowRun plan = jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart());
        jenkins.assertBuildStatusSuccess(plan);
        jenkins.assertLogContains("Plan: 10 items to write and 0 to delete", plan);
        assertThat(plan.getDescription()).isEqualTo("plan only");
        assertThat(Items.of(client, ORDERS)).hasSize(before.size() - 10);

        WorkflowRun one = rollBack(jenkins, job, time, "customer-3");
        assertThat(one.getDescription()).isEqualTo("1 written, 0 deleted, 0 skipped");
        assertThat(Items.of(client, ORDERS)).hasSize(before.size() - 9);

        WorkflowRun all = rollBack(jenkins, job, time, "");
        assertThat(all.getDescription()).isEqualTo("9 written, 0 deleted, 0 skipped");
        assertThat(Items.of(client, ORDERS)).isEqualTo(before);
    }

    private void delete(int n) {
        client.deleteItem(request -> request.tableName(ORDERS)
                .key(Map.of(
                        "customer", AttributeValue.fromS("customer-" + n),
                        "number", AttributeValue.fromN(Integer.toString(n)))));
    }

    private static WorkflowRun rollBack(JenkinsRule jenkins, WorkflowJob job, String before, String keys)
            throws Exception {
        return jenkins.assertBuildStatusSuccess(job.scheduleBuild2(
                0,
                new ParametersAction(
                        new StringParameterValue("ROLL_BACK_TABLE", ORDERS),
                        new StringParameterValue("BEFORE", before),
                        new TextParameterValue("KEYS", keys),
                        new BooleanParameterValue("PLAN_ONLY", false),
                        new StringParameterValue("CONFIRM", ORDERS))));
    }
}
