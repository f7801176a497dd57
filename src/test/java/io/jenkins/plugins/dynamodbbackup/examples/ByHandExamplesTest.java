package io.jenkins.plugins.dynamodbbackup.examples;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.BooleanParameterValue;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.Result;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import io.jenkins.plugins.dynamodbbackup.shop.OldNames;
import java.time.Duration;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** The examples with a form: restore-at-three.Jenkinsfile and prune.Jenkinsfile. */
@ExtendWith(OneJenkins.class)
class ByHandExamplesTest {

    private static final int WEEKS = 10;

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private final Instant now = Instant.now();

    @BeforeEach
    void tenWeeks() {
        db.seed().table("shop-orders", 10);
        for (int week = 1; week <= WEEKS; week++) {
            Instant at = now.minus(Duration.ofDays(7L * week));
            db.seed().backup(BackupSeed.of("shop-orders", at).name(OldNames.of("shop-orders", at)));
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void restoresTheNewestBackupBeforeATime(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins, "restore-at-three.Jenkinsfile");

        WorkflowRun run = build(
                jenkins,
                job,
                text("RESTORE_BACKUP", now.minus(Duration.ofDays(10)).toString()),
                text("NEW_TABLE", "shop-orders-look"),
                text("VERIFY", "schema"));

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("The data is in the table shop-orders-look.", run);
        jenkins.assertLogContains(OldNames.of("shop-orders", now.minus(Duration.ofDays(14))), run);
        assertThat(db.tables()).containsExactly("shop-orders", "shop-orders-look");
        assertThat(run.getDescription()).isEqualTo("shop-orders-look");
    }

    @Test
    void restoresABackupByItsNameAndSaysWhenThereIsNone(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins, "restore-at-three.Jenkinsfile");
        String name = OldNames.of("shop-orders", now.minus(Duration.ofDays(21)));

        WorkflowRun found = build(jenkins, job, text("RESTORE_BACKUP", name), text("VERIFY", "none"));
        WorkflowRun missing = build(jenkins, job, text("RESTORE_BACKUP", "no-such-backup"));

        jenkins.assertBuildStatusSuccess(found);
        jenkins.assertLogContains(name, found);
        jenkins.assertBuildStatus(Result.FAILURE, missing);
        jenkins.assertLogContains("no-such-backup", missing);
        assertThat(db.tables()).hasSize(2);
    }

    @Test
    void aDryRunRestoresNothing(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins, "restore-at-three.Jenkinsfile");

        WorkflowRun run = build(
                jenkins,
                job,
                text("RESTORE_BACKUP", "latest"),
                text("NEW_TABLE", "shop-orders-look"),
                new BooleanParameterValue("DRY_RUN", true));

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("Nothing was restored.", run);
        assertThat(db.tables()).doesNotContain("shop-orders-look");
    }

    @Test
    void prunesOnlyWhenToldTo(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins, "prune.Jenkinsfile");

        WorkflowRun plan = build(jenkins, job);
        jenkins.assertBuildStatusSuccess(plan);
        assertThat(plan.getDescription()).isEqualTo("plan only");
        assertThat(db.backups()).hasSize(WEEKS);

        WorkflowRun deletion = build(jenkins, job, new BooleanParameterValue("DELETE", true));
        jenkins.assertBuildStatusSuccess(deletion);
        assertThat(deletion.getDescription()).isEqualTo("3 deleted");
        assertThat(db.backups()).hasSize(7);
    }

    private WorkflowJob job(JenkinsRule jenkins, String file) throws Exception {
        new Jobs(jenkins, db);
        WorkflowJob job = new Example(file).pipeline();
        // The first build is what makes the form known.
        jenkins.assertBuildStatusSuccess(job.scheduleBuild2(0));
        db.tables().stream().filter(table -> !table.equals("shop-orders")).forEach(db.seed()::vanish);
        return job;
    }

    private static WorkflowRun build(JenkinsRule jenkins, WorkflowJob job, ParameterValue... values) throws Exception {
        return jenkins.waitForCompletion(
                job.scheduleBuild2(0, new ParametersAction(values)).waitForStart());
    }

    private static ParameterValue text(String name, String value) {
        return new StringParameterValue(name, value);
    }
}
