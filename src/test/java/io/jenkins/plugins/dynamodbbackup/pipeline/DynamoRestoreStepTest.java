package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ExtendWith(OneJenkins.class)
class DynamoRestoreStepTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void restoresTheNewestBackupToANewTable(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);
        db.seed().backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(1))));

        WorkflowRun run = new Jobs(jenkins, db).run("""
                        def restored = dynamoRestore table: 'orders', backup: 'latest', targetTable: '${TABLE}-${JOB_NAME}'
                        echo "restored ${restored.tableName} from ${restored.source}"
                        """);

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("restored orders-p from arn:aws:dynamodb:eu-west-1:111122223333:table/orders/", run);
        assertThat(db.tables()).containsExactly("orders", "orders-p");
    }

    @Test
    void restoresATableAsItWas(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);
        Instant since = Instant.now();
        pointInTimeRecovery();
        db.clockSkew(Duration.ofHours(2));
        Instant time = since.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);

        WorkflowRun run = new Jobs(jenkins, db).run("""
                        def restored = dynamoRestore table: 'orders', pointInTime: '%s', targetTable: 'orders-then'
                        echo "restored ${restored.tableName} as of ${restored.pointInTime} from ${restored.source}"
                        """.formatted(time));

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("Restoring table 'orders' as of " + time, run);
        jenkins.assertLogContains(
                "restored orders-then as of " + time + " from arn:aws:dynamodb:eu-west-1:111122223333:table/orders",
                run);
        assertThat(db.tables()).containsExactly("orders", "orders-then");
    }

    @Test
    void restoresFromAnotherRegion(JenkinsRule jenkins) throws Exception {
        db.seed(new Site(LocalDynamoDb.ACCOUNT, "us-east-1"))
                .backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(1))));

        WorkflowRun run = new Jobs(jenkins, db)
                .run("dynamoRestore table: 'orders', backup: 'latest', sourceRegion: 'us-east-1', targetTable: 'copy'");

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains(
                "The source is in us-east-1 and the new table in eu-west-1: AWS charges for the data transfer", run);
        assertThat(db.tables()).containsExactly("copy");
    }

    @Test
    void aDryRunSaysWhatWouldBeRestoredAndHowLongRestoresTook(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);
        db.seed()
                .backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(1)))
                        .sizeBytes(50L << 30));
        Jobs jobs = new Jobs(jenkins, db);
        WorkflowJob job = jobs.job("p", "dynamoRestore table: 'orders', backup: 'latest', targetTable: 'copy'");
        jenkins.buildAndAssertSuccess(job);
        job.setDefinition(new CpsFlowDefinition("""
                        def plan = dynamoRestore table: 'orders', backup: 'latest', targetTable: 'next', dryRun: true
                        echo "dry run: ${plan.dryRun}, ${plan.preview.size()} lines, ${plan.preview[4]}"
                        """, true));

        WorkflowRun run = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("Dry run: nothing was restored. A restore would create table 'next'.", run);
        jenkins.assertLogContains("dry run: true, 5 lines, Target: table 'next'; the name is free.", run);
        jenkins.assertLogContains("Restoring its 50.0 GiB costs an estimated $7.50", run);
        jenkins.assertLogContains("Past restores of table 'orders' by this job took about ", run);
        assertThat(db.tables()).containsExactly("copy", "orders");
        assertThat(db.calls().count("RestoreTableFromBackup")).isOne();
        HtmlPage page = jenkins.createWebClient().getPage(run, "dynamodb-backups");
        assertThat(page.asNormalizedText())
                .contains(
                        "Dry run of a restore into next in eu-west-1",
                        "would be restored",
                        "Past restores of table 'orders'");
    }

    @Test
    void aDryRunFailsWhereTheRestoreWould(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);
        db.seed().backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(1))));

        WorkflowRun run = new Jobs(jenkins, db)
                .run("dynamoRestore table: 'orders', backup: 'latest', targetTable: 'orders', dryRun: true");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("Nothing was restored. Table 'orders' already exists (ACTIVE)", run);
    }

    private void pointInTimeRecovery() {
        try (DynamoDbClient client = DynamoDbClient.builder()
                .region(Region.of(LocalDynamoDb.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "secret")))
                .httpClient(db.inProcessHttpClient())
                .build()) {
            client.updateContinuousBackups(it ->
                    it.tableName("orders").pointInTimeRecoverySpecification(on -> on.pointInTimeRecoveryEnabled(true)));
        }
    }

    @Test
    void neverTouchesATableThatExists(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);
        db.seed().backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(1))));

        WorkflowRun run =
                new Jobs(jenkins, db).run("dynamoRestore table: 'orders', backup: 'latest', targetTable: 'orders'");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        assertThat(db.tables()).containsExactly("orders");
    }

    @Test
    void theFormKeepsEveryField(JenkinsRule jenkins) throws Exception {
        DynamoRestoreStep step = new DynamoRestoreStep();
        step.setTable("orders");
        step.setBefore("2026-11-22T16:00:00Z");
        step.setTargetTable("orders-look");
        step.setBillingMode("PROVISIONED");
        step.setReadCapacity(5);
        step.setWriteCapacity(6);
        step.setIndexes(List.of("by-date", "by-customer"));
        step.setKmsKey("aws-owned");
        step.setVerify("count");
        step.setTimeoutMinutes(30);
        step.setSourceRegion("eu-central-1");
        step.setDryRun(true);

        DynamoRestoreStep kept = new StepConfigTester(jenkins).configRoundTrip(step);

        assertThat(kept.request()).isEqualTo(step.request());
    }

    @Test
    void theFormKeepsARollBack(JenkinsRule jenkins) throws Exception {
        DynamoRestoreStep step = new DynamoRestoreStep();
        step.setTable("orders");
        step.setBackup("latest");
        step.setMode("inPlace");
        step.setConfirm("orders");
        step.setKeys(List.of("customer-17", "guest-*"));
        step.setReadUnits(500);
        step.setWriteUnits(200);

        DynamoRestoreStep kept = new StepConfigTester(jenkins).configRoundTrip(step);

        assertThat(kept.request()).isEqualTo(step.request());
        assertThat(kept.request().rollback().keys()).containsExactly("customer-17", "guest-*");
    }

    @Test
    void theFormKeepsADrill(JenkinsRule jenkins) throws Exception {
        DynamoRestoreStep step = new DynamoRestoreStep();
        step.setTable("orders");
        step.setBackup("latest");
        step.setDrill(true);
        step.setVerify("full");
        step.setShare("1/4");

        DynamoRestoreStep kept = new StepConfigTester(jenkins).configRoundTrip(step);

        assertThat(kept.request()).isEqualTo(step.request());
        assertThat(kept.request().drill()).isTrue();
    }

    @Test
    void theFormKeepsAPointInTime(JenkinsRule jenkins) throws Exception {
        DynamoRestoreStep step = new DynamoRestoreStep();
        step.setTable("orders");
        step.setPointInTime("latest");

        DynamoRestoreStep kept = new StepConfigTester(jenkins).configRoundTrip(step);

        assertThat(kept.request()).isEqualTo(step.request());
    }

    @Test
    void theFormKeepsTheDefaults(JenkinsRule jenkins) throws Exception {
        DynamoRestoreStep step = new DynamoRestoreStep();
        step.setBackupArn("arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01489602797149-73d8d5bc");

        DynamoRestoreStep kept = new StepConfigTester(jenkins).configRoundTrip(step);

        assertThat(kept.request()).isEqualTo(step.request());
    }

    @Test
    void sourcesThatContradictEachOtherAreRefused(JenkinsRule jenkins) {
        DynamoRestoreStep step = new DynamoRestoreStep();
        step.setTable("orders");

        assertThatThrownBy(() -> step.request())
                .isInstanceOf(BadRequestException.class)
                .hasMessage(
                        "table 'orders' needs backup, before or pointInTime; set backup to 'latest' or to the name of a"
                                + " backup, or before or pointInTime to a time.");
        step.setBackup("latest");
        step.setBefore("2026-11-22T16:00:00Z");
        assertThatThrownBy(() -> step.request())
                .hasMessage(
                        "backup 'latest' and before '2026-11-22T16:00:00Z' cannot be combined; leave one of them out.");
        step.setBackupArn("arn:x");
        assertThatThrownBy(() -> step.request())
                .hasMessage("backupArn cannot be combined with table, backup, before or pointInTime; leave them out.");
    }
}
