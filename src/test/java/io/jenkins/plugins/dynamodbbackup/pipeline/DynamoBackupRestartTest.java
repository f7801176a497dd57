package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins restarts while AWS works. */
class DynamoBackupRestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void goesOnWithTheSameBackupWhenJenkinsIsBack() throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(10));
        sessions.then(jenkins -> {
            new Jobs(jenkins, db).start("echo \"made ${dynamoBackup('orders').arn('orders')}\"");
            Jobs.await(() -> !db.backups().isEmpty());
        });

        sessions.then(jenkins -> {
            WorkflowRun run = Jobs.lastBuild(jenkins, "p");
            Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 1 backups"));
            db.seed().backupStatus(db.backups().get(0).arnText(), "AVAILABLE");
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("made arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/", run);
        });
        assertThat(db.backups()).hasSize(1);
    }

    @Test
    void canBeStoppedAfterTheRestart() throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(1));
        sessions.then(jenkins -> {
            new Jobs(jenkins, db).start("dynamoBackup 'orders'");
            Jobs.await(() -> !db.backups().isEmpty());
        });

        sessions.then(jenkins -> {
            WorkflowRun run = Jobs.lastBuild(jenkins, "p");
            jenkins.waitForMessage("Selected 1 table", run);
            run.getExecution().interrupt(Result.ABORTED);
            jenkins.waitForCompletion(run);
            jenkins.assertBuildStatus(Result.ABORTED, run);
        });
        assertThat(db.backups()).hasSize(1);
    }

    @Test
    void anAbortRightAfterTheRestartSaysWhatGoesOn() throws Throwable {
        waitsWhenJenkinsStops("dynamoBackup 'orders'");

        sessions.then(jenkins -> {
            WorkflowRun run = Jobs.lastBuild(jenkins, "p");
            Jobs.await(() -> !Jobs.status(run).isEmpty());
            run.getExecution().interrupt(Result.ABORTED);
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            jenkins.assertLogContains(
                    "Stopped. 0 of 1 table backed up, 1 requested and not confirmed AVAILABLE in eu-west-1", run);
        });
    }

    @Test
    void waitsForCredentialsThatComeLateAfterTheRestart() throws Throwable {
        waitsWhenJenkinsStops("dynamoBackup 'orders'", Jobs::removeCredentials);

        sessions.then(jenkins -> {
            WorkflowRun run = Jobs.lastBuild(jenkins, "p");
            jenkins.waitForMessage("Cannot resume yet; retrying for up to two minutes: No AWS credentials", run);
            db.seed().backupStatus(db.backups().get(0).arnText(), "AVAILABLE");
            Jobs.addCredentials();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        });
        assertThat(db.backups()).hasSize(1);
    }

    @Test
    void isDoneWhenAwsHasFinishedMeanwhile() throws Throwable {
        waitsWhenJenkinsStops("echo \"made ${dynamoBackup('orders').backups[0].status}\"");
        db.seed().backupStatus(db.backups().get(0).arnText(), "AVAILABLE");

        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(Jobs.lastBuild(jenkins, "p")));
            jenkins.assertLogContains("made AVAILABLE", run);
        });
        assertThat(db.calls().count("CreateBackup")).isOne();
    }

    @Test
    void failsWhenTheBackupIsGoneMeanwhile() throws Throwable {
        waitsWhenJenkinsStops("dynamoBackup 'orders'");
        db.seed().vanishBackup(db.backups().get(0).arnText());

        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.waitForCompletion(Jobs.lastBuild(jenkins, "p"));
            jenkins.assertBuildStatus(Result.FAILURE, run);
            jenkins.assertLogContains("was made and is gone: AWS neither lists it nor knows its ARN", run);
        });
        assertThat(db.calls().count("CreateBackup")).isOne();
    }

    @Test
    void aBackupOutlivesItsTable() throws Throwable {
        waitsWhenJenkinsStops("dynamoBackup 'orders'");
        db.seed().vanish("orders");
        db.seed().backupStatus(db.backups().get(0).arnText(), "AVAILABLE");

        sessions.then(
                jenkins -> jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(Jobs.lastBuild(jenkins, "p"))));
    }

    @Test
    void findsTheBackupWhoseAnswerCameWhileJenkinsWasDown() throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(10));
        CountDownLatch jenkinsIsDown = new CountDownLatch(1);
        db.rules().on("CreateBackup").nth(1).then(Effect.edit(json -> await(jenkinsIsDown)));
        sessions.then(jenkins -> {
            new Jobs(jenkins, db).start("dynamoBackup 'orders'");
            Jobs.await(() -> !db.backups().isEmpty());
        });
        jenkinsIsDown.countDown();
        db.seed().backupStatus(db.backups().get(0).arnText(), "AVAILABLE");

        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(Jobs.lastBuild(jenkins, "p")));
            jenkins.assertLogContains("whose answer was lost", run);
        });
        assertThat(db.backups()).hasSize(1);
        assertThat(db.calls().count("CreateBackup")).isOne();
    }

    @Test
    void saysWhatItWaitsForAndTakesNoTimeOfTheStageBeforeAndAfterTheRestart() throws Throwable {
        waitsWhenJenkinsStops("dynamoBackup 'orders'");

        sessions.then(jenkins -> {
            WorkflowRun run = Jobs.lastBuild(jenkins, "p");
            Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 1 backups"));
            assertThat(PauseAction.isPaused(Jobs.node(run, "dynamoBackup"))).isTrue();

            db.seed().backupStatus(db.backups().get(0).arnText(), "AVAILABLE");
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            assertThat(Jobs.node(run, "dynamoBackup").getActions(PauseAction.class))
                    .hasSize(1);
            assertThat(PauseAction.isPaused(Jobs.node(run, "dynamoBackup"))).isFalse();
            assertThat(PauseAction.getPauseDuration(Jobs.node(run, "dynamoBackup")))
                    .isPositive();
        });
    }

    private interface LastAct {
        void run() throws IOException;
    }

    private void waitsWhenJenkinsStops(String script) throws Throwable {
        waitsWhenJenkinsStops(script, () -> {});
    }

    private void waitsWhenJenkinsStops(String script, LastAct last) throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(10));
        sessions.then(jenkins -> {
            WorkflowRun run = new Jobs(jenkins, db).start(script);
            Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 1 backups"));
            assertThat(PauseAction.isPaused(Jobs.node(run, "dynamoBackup"))).isTrue();
            last.run();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
