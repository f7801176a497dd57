package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

@ExtendWith(OneJenkins.class)
class DynamoPruneBackupsStepTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @BeforeEach
    void seed() {
        db.seed().table("orders", 10);
        for (int days = 1; days <= 3; days++) {
            db.seed().backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(days))));
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void deletesWhatNoRuleKeepsAndReturnsBoth(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = new Jobs(jenkins, db).run("""
                        def pruned = dynamoPruneBackups tables: 'orders', keepLast: 1, namePattern: '*', allNames: true
                        echo "gone ${pruned.deleted.size()}, left ${pruned.kept.size()}: ${pruned.kept[0].reason}"
                        """);

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("gone 2, left 1: the newest one (keepLast)", run);
        jenkins.assertLogContains("Deleted 2 backups in eu-west-1; 1 kept.", run);
        assertThat(db.backups()).hasSize(1);
    }

    @Test
    void aDryRunDeletesNothing(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = new Jobs(jenkins, db)
                .run("dynamoPruneBackups tables: '*', keepLast: 1, namePattern: '*', allNames: true, dryRun: true");

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("Dry run: 2 backups would be deleted", run);
        assertThat(db.backups()).hasSize(3);
    }

    @Test
    void keepsOneOfEachDayAndSaysOfWhich(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = new Jobs(jenkins, db).run("""
                        def pruned = dynamoPruneBackups tables: 'orders', keepDaily: 2, namePattern: '*', allNames: true
                        echo "gone ${pruned.deleted.size()}: ${pruned.deleted[0].reason}"
                        """);

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("gone 1: not of the last 2 days with backups (keepDaily)", run);
        assertThat(db.backups()).hasSize(2);
    }

    @Test
    void withoutARuleNothingIsDeleted(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = new Jobs(jenkins, db).run("dynamoPruneBackups 'orders'");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains(
                "ERROR: No rule says which backups to keep; set keepLast, or at least one of keepDays, keepDaily, keepWeekly, keepMonthly, keepYearly.",
                run);
        assertThat(db.backups()).hasSize(3);
    }

    @Test
    void theFormKeepsEveryField(JenkinsRule jenkins) throws Exception {
        DynamoPruneBackupsStep step = new DynamoPruneBackupsStep(List.of("orders-*", "customers"));
        step.setTags("team");
        step.setKeepLast(7);
        step.setMinKeep(2);
        step.setNamePattern("nightly-*");
        step.setProtect(List.of("release-*", "first"));
        step.setMaxDeletes(5);
        step.setDryRun(true);
        step.setExclude("orders-test");
        step.setKeepDays(30);
        step.setKeepDaily(8);
        step.setKeepWeekly(5);
        step.setKeepMonthly(13);
        step.setKeepYearly(2);
        step.setTimeZone("Europe/Berlin");
        step.setAllNames(true);
        step.setDeletedTables(true);
        step.setRegion("eu-central-1");
        step.setCredentialsId("aws");
        Jobs.addCredentials();

        DynamoPruneBackupsStep kept = new StepConfigTester(jenkins).configRoundTrip(step);

        assertThat(kept.request()).isEqualTo(step.request());
        assertThat(kept.getRegion()).isEqualTo("eu-central-1");
        assertThat(kept.getCredentialsId()).isEqualTo("aws");
    }
}
