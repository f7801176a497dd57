package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins restarts while AWS restores. */
class DynamoRestoreRestartTest {

    private static final String RESTORE = "dynamoRestore table: 'orders', backup: 'latest', targetTable: 'copy'";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @BeforeEach
    void seed() {
        db.seed().table("orders", 10);
        db.seed().backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(1))));
        db.behaviour().restore(Duration.ofHours(10));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void waitsWhenJenkinsStops(String script) throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run = new Jobs(jenkins, db).start(script);
            Jobs.await(() ->
                    db.calls().count("DescribeTable", "OK") > 1 && db.tables().contains("copy"));
            assertThat(run.isBuilding()).isTrue();
        });
    }

    private void finishInAws() {
        db.seed().tableStatus("copy", "ACTIVE");
    }

    @Test
    void goesOnWaitingWhenJenkinsIsBack() throws Throwable {
        waitsWhenJenkinsStops(
                "echo \"restored ${" + RESTORE.replace("dynamoRestore ", "dynamoRestore(") + ").tableName}\"");

        sessions.then(jenkins -> {
            WorkflowRun run = Jobs.lastBuild(jenkins, "p");
            int before = db.calls().count("DescribeTable");
            Jobs.await(() -> db.calls().count("DescribeTable") > before);
            finishInAws();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("restored copy", run);
        });
        assertThat(db.calls().count("RestoreTableFromBackup")).isOne();
    }

    @Test
    void isDoneWhenAwsHasFinishedMeanwhile() throws Throwable {
        waitsWhenJenkinsStops(RESTORE);
        finishInAws();

        sessions.then(
                jenkins -> jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(Jobs.lastBuild(jenkins, "p"))));
        assertThat(db.calls().count("RestoreTableFromBackup")).isOne();
    }

    @Test
    void failsWhenTheTableIsGoneMeanwhile() throws Throwable {
        waitsWhenJenkinsStops(RESTORE);
        db.seed().vanish("copy");

        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.waitForCompletion(Jobs.lastBuild(jenkins, "p"));
            jenkins.assertBuildStatus(Result.FAILURE, run);
            jenkins.assertLogContains("copy", run);
        });
        assertThat(db.calls().count("RestoreTableFromBackup")).isOne();
        assertThat(db.tables()).containsExactly("orders");
    }

    @Test
    void theTimeoutGoesOnWhileJenkinsIsDown() throws Throwable {
        waitsWhenJenkinsStops(RESTORE + ", timeoutMinutes: 1");
        // The step had begun before.
        Instant over = Instant.now().plus(Duration.ofMinutes(1));
        Jobs.await(() -> Instant.now().isAfter(over));

        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.waitForCompletion(Jobs.lastBuild(jenkins, "p"));
            jenkins.assertBuildStatus(Result.FAILURE, run);
            jenkins.assertLogContains("Table 'copy' is still CREATING after 1 min", run);
        });
        assertThat(db.tables()).contains("copy");
    }

    @Test
    void takesTheTableWhoseAnswerCameWhileJenkinsWasDown() throws Throwable {
        CountDownLatch jenkinsIsDown = new CountDownLatch(1);
        db.rules().on("RestoreTableFromBackup").nth(1).then(Effect.edit(json -> {
            try {
                jenkinsIsDown.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        sessions.then(jenkins -> {
            new Jobs(jenkins, db).start(RESTORE);
            Jobs.await(() -> db.tables().contains("copy"));
        });
        jenkinsIsDown.countDown();
        finishInAws();

        sessions.then(
                jenkins -> jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(Jobs.lastBuild(jenkins, "p"))));
        assertThat(db.calls().count("RestoreTableFromBackup")).isOne();
    }
}
