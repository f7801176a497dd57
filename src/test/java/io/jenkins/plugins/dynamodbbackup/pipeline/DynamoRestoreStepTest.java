package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

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
                        "table 'orders' needs backup or before; set backup to 'latest' or to the name of a backup, or"
                                + " before to a time.");
        step.setBackup("latest");
        step.setBefore("2026-11-22T16:00:00Z");
        assertThatThrownBy(() -> step.request())
                .hasMessage(
                        "backup 'latest' and before '2026-11-22T16:00:00Z' cannot be combined; leave one of them out.");
        step.setBackupArn("arn:x");
        assertThatThrownBy(() -> step.request())
                .hasMessage("backupArn cannot be combined with table, backup or before; leave them out.");
    }
}
