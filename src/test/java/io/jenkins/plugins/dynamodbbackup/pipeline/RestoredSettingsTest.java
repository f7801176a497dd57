package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** A table is backed up, deleted and restored, and behaves like the original, also when Jenkins restarts meanwhile. */
class RestoredSettingsTest extends RestartFixture {

    private static final String LIST = "def arn = dynamoBackup('orders').arn('orders')\n" + "echo \"backup ${arn}\"\n";
    private static final List<String> WRITES =
            List.of("TagResource", "UpdateContinuousBackups", "UpdateTimeToLive", "UpdateTable");

    @BeforeEach
    void seed() {
        db.behaviour().tagLock(Duration.ZERO).protectionCooldown(Duration.ZERO);
        db.seed().table("orders", "{\"Tags\":[{\"Key\":\"team\",\"Value\":\"shop\"}]}", List.of());
        inAws(client -> {
            client.updateTimeToLive(it -> it.tableName("orders")
                    .timeToLiveSpecification(on -> on.enabled(true).attributeName("expires")));
            client.updateContinuousBackups(it -> it.tableName("orders")
                    .pointInTimeRecoverySpecification(
                            on -> on.pointInTimeRecoveryEnabled(true).recoveryPeriodInDays(7)));
            client.updateTable(it -> it.tableName("orders")
                    .streamSpecification(on -> on.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
            client.updateTable(it -> it.tableName("orders").deletionProtectionEnabled(true));
        });
    }

    private void inAws(Consumer<DynamoDbClient> calls) {
        try (DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(db.endpoint())
                .region(Region.of(LocalDynamoDb.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build()) {
            calls.accept(client);
        }
    }

    /** Whether time to live of the new table is on. */
    private boolean expires() {
        boolean[] on = {false};
        if (db.tables().contains("copy")) {
            inAws(client -> on[0] = "expires"
                    .equals(client.describeTimeToLive(it -> it.tableName("copy"))
                            .timeToLiveDescription()
                            .attributeName()));
        }
        return on[0];
    }

    private int writes() {
        return WRITES.stream().mapToInt(call -> db.calls().count(call, "OK")).sum();
    }

    private void hasTheSettingsOfTheOriginal() {
        inAws(client -> {
            var table = client.describeTable(it -> it.tableName("copy")).table();
            assertThat(table.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_IMAGE);
            assertThat(table.deletionProtectionEnabled()).isTrue();
            assertThat(client.listTagsOfResource(it -> it.resourceArn(table.tableArn()))
                            .tags())
                    .anySatisfy(tag -> assertThat(tag.key() + "=" + tag.value()).isEqualTo("team=shop"));
            assertThat(client.describeTimeToLive(it -> it.tableName("copy"))
                            .timeToLiveDescription()
                            .attributeName())
                    .isEqualTo("expires");
            assertThat(client.describeContinuousBackups(it -> it.tableName("copy"))
                            .continuousBackupsDescription()
                            .pointInTimeRecoveryDescription()
                            .recoveryPeriodInDays())
                    .isEqualTo(7);
        });
    }

    private static List<String> cells(HtmlPage page) {
        return page.querySelectorAll("#dynamodb-operation-1-settings tbody tr:not(.dynamodb-detail)").stream()
                .map(DomNode::asNormalizedText)
                .map(text -> text.replaceAll("\\s+", " "))
                .toList();
    }

    private String backedUpAndDeleted() throws Throwable {
        sessions.then(jenkins -> jenkins.assertBuildStatusSuccess(new Jobs(jenkins, db).run(LIST)));
        db.seed().vanish("orders");
        return "dynamoRestore backupArn: '" + db.backups().get(0).arnText() + "', targetTable: 'copy'";
    }

    @Test
    void areAppliedToTheLastOneThoughJenkinsRestartsInTheMiddle() throws Throwable {
        String restore = backedUpAndDeleted();
        int before = writes();
        db.rules().on("UpdateTimeToLive").nth(1).then(answersWhenJenkinsIsDown());
        sessions.then(jenkins -> {
            new Jobs(jenkins, db).start("r", "def made = " + restore + "\necho \"applied ${made.settingsApplied}\"");
            Jobs.await(this::expires);
        });
        jenkinsIsDown();

        sessions.then(jenkins -> {
            WorkflowRun run = Jobs.lastBuild(jenkins, "r");
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("applied [tags, pitr, ttl, stream, deletionProtection]", run);
            jenkins.assertLogContains("Settings to apply: tags", run);
            HtmlPage page = jenkins.createWebClient().getPage(run, "dynamodb-backups/");
            assertThat(page.asNormalizedText()).contains("The settings come from the settings file of the backup");
            assertThat(cells(page))
                    .anyMatch(row -> row.matches("ttl .*expires.* applied"))
                    .anyMatch(row -> row.matches("pitr .*7 days.* applied"))
                    .anyMatch(row -> row.matches("stream NEW_IMAGE NEW_IMAGE applied"));
        });
        hasTheSettingsOfTheOriginal();
        // Origin tags, tags, recovery, time to live, stream, protection: each once.
        assertThat(writes() - before).isEqualTo(6);
    }

    @Test
    void oneThatIsDeniedMakesTheBuildUnstableAndIsAppliedLater() throws Throwable {
        String restore = backedUpAndDeleted();
        db.rules().on("UpdateTimeToLive").then(Effect.denied());

        sessions.then(jenkins -> {
            Jobs jobs = new Jobs(jenkins, db);
            WorkflowRun run = run(jenkins, jobs, "r", restore);
            jenkins.assertBuildStatus(Result.UNSTABLE, run);
            jenkins.assertLogContains("The data is back, but 1 setting was not applied: ttl.", run);
            assertThat(run.getLog(1000))
                    .filteredOn(line -> line.contains("Allow dynamodb:UpdateTimeToLive"))
                    .hasSize(1);
            HtmlPage page = jenkins.createWebClient().getPage(run, "dynamodb-backups/");
            assertThat(page.asNormalizedText()).contains("restored, needs review", "dynamodb:UpdateTimeToLive");
            assertThat(cells(page)).anyMatch(row -> row.matches("ttl .* failed"));

            db.rules().clear();
            WorkflowRun again = run(jenkins, jobs, "again", restore + ", mode: 'settings'");
            jenkins.assertBuildStatusSuccess(again);
            assertThat(cells(jenkins.createWebClient().getPage(again, "dynamodb-backups/")))
                    .anyMatch(row -> row.matches("ttl .*expires.* applied"))
                    .anyMatch(row -> row.matches("pitr .* same"));
        });
        hasTheSettingsOfTheOriginal();
    }

    private static WorkflowRun run(JenkinsRule jenkins, Jobs jobs, String name, String script) throws Exception {
        return jenkins.waitForCompletion(jobs.start(name, script));
    }
}
