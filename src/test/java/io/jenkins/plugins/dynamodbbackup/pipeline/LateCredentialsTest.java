package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins is back before the store of its credentials is. */
class LateCredentialsTest {

    private static final String WAITS = "Cannot resume yet; retrying for up to two minutes: No AWS credentials";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void anAbortMeanwhileSaysWhatGoesOnInAws() throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(10));
        sessions.then(jenkins -> {
            WorkflowRun run = new Jobs(jenkins, db).start("dynamoBackup 'orders'");
            Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 1 backups"));
            Jobs.removeCredentials();
        });

        sessions.then(jenkins -> {
            WorkflowRun run = Jobs.lastBuild(jenkins, "p");
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

        sessions.then(jenkins -> {
            WorkflowRun run = Jobs.lastBuild(jenkins, "p");
            jenkins.waitForMessage(WAITS, run);
            Jobs.addCredentials();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        });
        assertThat(db.backups()).hasSize(1);
    }
}
