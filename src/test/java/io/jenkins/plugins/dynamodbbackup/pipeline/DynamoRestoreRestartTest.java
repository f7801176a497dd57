package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import java.time.Duration;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jenkins restarts while AWS restores. */
class DynamoRestoreRestartTest extends RestartFixture {

    private static final String RESTORE = "dynamoRestore table: 'orders', backup: 'latest', targetTable: 'copy'";

    @BeforeEach
    void seed() {
        db.seed().table("orders", 10);
        db.seed().backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(1))));
        db.behaviour().restore(Duration.ofHours(10));
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

        afterTheRestart((jenkins, run) -> {
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

        succeedsAfterTheRestart();
        assertThat(db.calls().count("RestoreTableFromBackup")).isOne();
    }

    @Test
    void failsWhenTheTableIsGoneMeanwhile() throws Throwable {
        waitsWhenJenkinsStops(RESTORE);
        db.seed().vanish("copy");

        afterTheRestart((jenkins, run) -> {
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
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

        afterTheRestart((jenkins, run) -> {
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
            jenkins.assertLogContains("Table 'copy' is still CREATING after 1 min", run);
        });
        assertThat(db.tables()).contains("copy");
    }

    @Test
    void takesTheTableWhoseAnswerCameWhileJenkinsWasDown() throws Throwable {
        db.rules().on("RestoreTableFromBackup").nth(1).then(answersWhenJenkinsIsDown());
        stopsJenkinsWhen(() -> db.tables().contains("copy"), RESTORE);
        jenkinsIsDown();
        finishInAws();

        succeedsAfterTheRestart();
        assertThat(db.calls().count("RestoreTableFromBackup")).isOne();
    }
}
