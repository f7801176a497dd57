package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import net.sf.json.JSONArray;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** However a step ends, its operation is shown once. */
class ReportInPipelineTest extends RestartFixture {

    @Test
    void parallelBranchesAndFailedStepsAreAllShown() throws Throwable {
        db.seed().table("orders", 10);
        db.seed().table("customers", 10);
        db.rules().on("CreateBackup").table("customers").then(Effect.denied());
        sessions.then(jenkins -> {
            WorkflowRun run = new Jobs(jenkins, db).run("""
                    parallel a: { dynamoBackup 'orders' }, b: { catchError { dynamoBackup 'customers' } }
                    dynamoPruneBackups tables: '*', keepLast: 1, dryRun: true
                    """);

            JSONArray operations = operations(jenkins, run);
            assertThat(operations.size()).isEqualTo(3);
            assertThat(operations.getJSONObject(2).getString("kind")).isEqualTo("prune");
            jenkins.assertLogContains("TABLE   STATE      BACKUP", run);
            jenkins.assertLogContains("customers: FAILED, no backup was created: AccessDeniedException", run);
        });
    }

    @Test
    void anAbortedStepIsShown() throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(1));
        sessions.then(jenkins -> {
            WorkflowRun run = new Jobs(jenkins, db).start("dynamoBackup 'orders'");
            Jobs.await(() -> !db.backups().isEmpty());
            run.getExecution().interrupt(Result.ABORTED);
            jenkins.waitForCompletion(run);

            assertThat(operations(jenkins, run).size()).isEqualTo(1);
            assertThat(operations(jenkins, run).getJSONObject(0).getString("verdict"))
                    .isEqualTo("ABORTED");
        });
    }

    @Test
    void aStepThatGoesOnAfterARestartIsShownOnce() throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(10));
        stopsJenkinsWhen(() -> !db.backups().isEmpty(), "dynamoBackup 'orders'");
        afterTheRestart((jenkins, run) -> {
            Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 1 backups"));
            backupIsAvailable();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            assertThat(operations(jenkins, run).size()).isEqualTo(1);
        });
    }

    private static JSONArray operations(JenkinsRule jenkins, WorkflowRun run) throws Exception {
        return jenkins.getJSON(run.getUrl() + "dynamodb-backups/api/json")
                .getJSONObject()
                .getJSONArray("operations");
    }
}
