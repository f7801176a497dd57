package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;

/** Jenkins is back before the store of its credentials is. */
class LateCredentialsTest extends RestartFixture {

    private static final String WAITS = "Cannot resume yet; retrying for up to two minutes: No AWS credentials";

    @Test
    void anAbortMeanwhileSaysWhatGoesOnInAws() throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(10));
        sessions.then(jenkins -> {
            WorkflowRun run = new Jobs(jenkins, db).start("dynamoBackup 'orders'");
            Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 1 backups"));
            Jobs.removeCredentials();
        });

        afterTheRestart((jenkins, run) -> {
            jenkins.waitForMessage(WAITS, run);
            Jobs.await(() -> Jobs.status(run).equals("waiting for credentials"));
            run.getExecution().interrupt(Result.ABORTED);
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            jenkins.assertLogContains(
                    "Requested before the restart; AWS may still complete: "
                            + db.backups().get(0).name() + ".",
                    run);
        });
    }

    @Test
    void aStepThatHadNotBegunWaitsForThemToo() throws Throwable {
        db.seed().table("orders", 10);
        sessions.then(jenkins -> {
            Jobs jobs = new Jobs(jenkins, db);
            StepPool.get().onBeforeShutdown(); // so that no turn is taken any more
            WorkflowRun run = jobs.start("dynamoBackup 'orders'");
            Jobs.await(() -> Jobs.status(run).equals("not started yet"));
            Jobs.removeCredentials();
        });

        afterTheRestart((jenkins, run) -> {
            jenkins.waitForMessage(WAITS, run);
            Jobs.addCredentials();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        });
        assertThat(db.backups()).hasSize(1);
    }
}
