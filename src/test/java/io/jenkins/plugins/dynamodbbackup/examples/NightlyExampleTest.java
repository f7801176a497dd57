package io.jenkins.plugins.dynamodbbackup.examples;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import io.jenkins.plugins.dynamodbbackup.shop.OldNames;
import io.jenkins.plugins.dynamodbbackup.shop.Shop;
import java.time.Duration;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** examples/nightly.Jenkinsfile: old backups go only when every table has a new one. */
@ExtendWith(OneJenkins.class)
class NightlyExampleTest {

    private static final int NIGHTS = 20;
    private static final int KEPT = 14;

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @BeforeEach
    void twentyNights() {
        Instant now = Instant.now();
        for (Shop shop : Shop.values()) {
            db.seed().table(shop.table(), 10);
            for (int night = 1; night <= NIGHTS; night++) {
                Instant at = now.minus(Duration.ofDays(night));
                db.seed().backup(BackupSeed.of(shop.table(), at).name(OldNames.of(shop.table(), at)));
            }
        }
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void prunesWhenEveryTableHasItsNewBackup(JenkinsRule jenkins) throws Exception {
        jenkins.assertBuildStatusSuccess(build(jenkins));

        assertThat(db.backups()).hasSize(KEPT * Shop.values().length);
    }

    @Test
    void isUnstableAndPrunesNothingWhenATableFails(JenkinsRule jenkins) throws Exception {
        db.rules().on("CreateBackup").table("shop-orders").then(Effect.denied());

        WorkflowRun run = build(jenkins);

        jenkins.assertBuildStatus(Result.UNSTABLE, run);
        jenkins.assertLogContains("Some tables have no new backup; see the log. Nothing was pruned.", run);
        assertThat(db.calls().count("DeleteBackup")).isZero();
        assertThat(db.backups()).hasSize((NIGHTS + 1) * Shop.values().length - 1);
    }

    @Test
    void failsAndPrunesNothingWhenNoTableGetsItsBackup(JenkinsRule jenkins) throws Exception {
        db.rules().on("CreateBackup").then(Effect.denied());

        WorkflowRun run = build(jenkins);

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("The nightly backup failed; see the log.", run);
        assertThat(db.calls().count("DeleteBackup")).isZero();
    }

    @Test
    void failsWhenATableIsGone(JenkinsRule jenkins) throws Exception {
        db.seed().vanish("shop-settings");

        WorkflowRun run = build(jenkins);

        jenkins.assertBuildStatus(Result.FAILURE, run);
        assertThat(db.calls().count("DeleteBackup")).isZero();
    }

    private WorkflowRun build(JenkinsRule jenkins) throws Exception {
        new Jobs(jenkins, db);
        return jenkins.waitForCompletion(
                new Example("nightly.Jenkinsfile").pipeline().scheduleBuild2(0).waitForStart());
    }
}
