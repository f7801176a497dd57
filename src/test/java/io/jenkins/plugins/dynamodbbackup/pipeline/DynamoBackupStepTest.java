package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

@ExtendWith(OneJenkins.class)
class DynamoBackupStepTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void backsUpEveryTableAndReturnsWhatItMade(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);
        db.seed().table("customers", 10);

        WorkflowRun run = new Jobs(jenkins, db).run("""
                        def made = dynamoBackup tables: '*', backupName: 'nightly-${JOB_NAME}-${TABLE}'
                        echo "arn ${made.arn('orders')}"
                        made.backups.each { echo "${it.table} ${it.name} ${it.status} ${it.sizeBytes} ${it.createdAt}" }
                        echo "failures ${made.failures.size()}"
                        """);

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("orders nightly-p-orders AVAILABLE", run);
        jenkins.assertLogContains("Backed up 2 tables in eu-west-1; AWS reports every backup AVAILABLE.", run);
        jenkins.assertLogContains("failures 0", run);
        assertThat(db.backups()).hasSize(2);
        jenkins.assertLogContains("arn arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/", run);
    }

    @Test
    void aDeniedTableFailsTheBuildAndIsNamed(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);
        db.seed().table("customers", 10);
        db.rules().on("CreateBackup").table("orders").then(Effect.denied());

        WorkflowRun run = new Jobs(jenkins, db).run("dynamoBackup(['orders', 'customers'])");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("orders: FAILED, no backup was created: AccessDeniedException", run);
        jenkins.assertLogContains(
                "ERROR: 1 of 2 tables backed up in eu-west-1. Reasons: AccessDeniedException (1 table)", run);
        assertThat(run.getLog(1000))
                .as("the journal says it, the table has a few words, the last line counts")
                .filteredOn(line -> line.contains("Allow dynamodb:CreateBackup"))
                .hasSize(1);
        assertThat(run.getLog(1000)).anyMatch(line -> line.matches("orders +failed: AccessDeniedException +-.*"));
    }

    @Test
    void aPartialBackupIsUnstableWhenTheUserSaysSoAndThePipelineGoesOn(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);
        db.seed().table("customers", 10);
        db.rules().on("CreateBackup").table("orders").then(Effect.denied());

        WorkflowRun run = new Jobs(jenkins, db).run("""
                        def made = dynamoBackup tables: '*', onPartialFailure: 'UNSTABLE'
                        echo "failed: ${made.failures[0].table}"
                        """);

        jenkins.assertBuildStatus(Result.UNSTABLE, run);
        jenkins.assertLogContains("failed: orders", run);
        assertThat(Jobs.node(run, "dynamoBackup").getPersistentAction(WarningAction.class))
                .as("the stage is marked too")
                .satisfies(mark -> assertThat(mark.getResult()).isEqualTo(Result.UNSTABLE));
    }

    @Test
    void anEmptySelectionIsNeverGreen(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);

        WorkflowRun run = new Jobs(jenkins, db).run("dynamoBackup 'ordrs'");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("no table named 'ordrs'; the nearest is 'orders'", run);
    }

    @Test
    void anAbortEndsTheStepAtOnceAndSaysWhatGoesOn(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(1));

        WorkflowRun run = new Jobs(jenkins, db).start("dynamoBackup 'orders'");
        jenkins.waitForMessage("orders: requested backup", run);
        run.getExecution().interrupt(Result.ABORTED);
        jenkins.waitForCompletion(run);

        jenkins.assertBuildStatus(Result.ABORTED, run);
        jenkins.assertLogContains(
                "Stopped. 0 of 1 table backed up, 1 requested and not confirmed AVAILABLE in eu-west-1", run);
    }

    @Test
    void declarative(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);

        WorkflowRun run = new Jobs(jenkins, db).run("""
                        pipeline {
                            agent none
                            stages {
                                stage('backup') {
                                    steps {
                                        dynamoBackup tables: 'orders', region: 'eu-west-1', timeoutMinutes: 5
                                    }
                                }
                            }
                        }
                        """);

        jenkins.assertBuildStatusSuccess(run);
    }

    @Test
    void theFormKeepsEveryField(JenkinsRule jenkins) throws Exception {
        DynamoBackupStep step = new DynamoBackupStep(List.of("orders-*", "customers"));
        step.setExclude("orders-test");
        step.setTags(List.of("stage=production", "team"));
        step.setRegion("eu-central-1");
        step.setBackupName("before-release-${TABLE}");
        step.setTimeoutMinutes(90);
        step.setWait(false);
        step.setMinTables(3);
        step.setOnPartialFailure(OnPartialFailure.UNSTABLE);

        DynamoBackupStep kept = new StepConfigTester(jenkins).configRoundTrip(step);

        jenkins.assertEqualDataBoundBeans(step, kept);
        assertThat(kept.request()).isEqualTo(step.request());
    }

    @Test
    void theFormKeepsTheDefaults(JenkinsRule jenkins) throws Exception {
        DynamoBackupStep step = new DynamoBackupStep("*");

        DynamoBackupStep kept = new StepConfigTester(jenkins).configRoundTrip(step);

        assertThat(kept.request()).isEqualTo(step.request());
        assertThat(kept.getRegion()).isNull();
    }
}
