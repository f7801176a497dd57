package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.shop.Items;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A pipeline changes a live table: on an agent, and only when its name is confirmed. */
@ExtendWith(OneJenkins.class)
class LiveTableTest {

    private static final String AGENT = "roll-back";

    private final LocalDynamoDb db = LocalDynamoDb.builder().build();
    private final DynamoDbClient client = DynamoDbClient.builder()
            .region(Region.of(LocalDynamoDb.REGION))
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
            .httpClient(db.inProcessHttpClient())
            .build();

    @AfterEach
    void close() {
        client.close();
        db.close();
    }

    private void put(String id, String n) {
        client.putItem(request ->
                request.tableName("orders").item(Map.of("id", AttributeValue.fromS(id), "n", AttributeValue.fromN(n))));
    }

    @Test
    void oneStepBringsTheItemsBack(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 20);
        Jobs jobs = new Jobs(jenkins, db);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(jobs.start("backup", "dynamoBackup 'orders'")));
        Map<String, String> before = Items.of(client, "orders");
        put("item-3", "333");
        put("new", "1");
        client.deleteItem(request -> request.tableName("orders").key(Map.of("id", AttributeValue.fromS("item-4"))));
        AgentProcess.start(jenkins, AGENT);

        WorkflowRun run = jobs.run("""
                node('roll-back') {
                  def done = dynamoRestore table: 'orders', backup: 'latest', mode: 'inPlace', confirm: 'orders'
                  echo "written ${done.written}, deleted ${done.deleted}, skipped ${done.skipped}"
                }
                """);

        jenkins.assertBuildStatusSuccess(run);
        assertThat(Items.of(client, "orders")).isEqualTo(before);
        jenkins.assertLogContains("Data work runs on agent roll-back.", run);
        jenkins.assertLogContains("2 items written, 1 deleted, 0 left as they are.", run);
        jenkins.assertLogContains("written 2, deleted 1, skipped 0", run);
        assertThat(db.tables()).containsExactly("orders");
        assertThat(run.getRootDir().toPath())
                .isDirectoryRecursivelyContaining("glob:**/dynamodb-backups/*/*-differences.jsonl");
    }

    @Test
    void anotherNameIsNoConfirmation(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 20);
        Jobs jobs = new Jobs(jenkins, db);

        WorkflowRun run =
                jobs.run("dynamoRestore table: 'orders', backup: 'latest', mode: 'replace', confirm: 'order'");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("confirm", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(db.tables()).containsExactly("orders");
    }
}
