package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import java.io.IOException;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.junit.jupiter.api.Test;

/** Jenkins restarts while AWS works. */
class DynamoBackupRestartTest extends RestartFixture {

    @Test
    void goesOnWithTheSameBackupWhenJenkinsIsBack() throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(10));
        stopsJenkinsWhen(() -> !db.backups().isEmpty(), "echo \"made ${dynamoBackup('orders').arn('orders')}\"");

        afterTheRestart((jenkins, run) -> {
            Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 1 backups"));
            backupIsAvailable();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("made arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/", run);
        });
        assertThat(db.backups()).hasSize(1);
    }

    @Test
    void canBeStoppedAfterTheRestart() throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(1));
        stopsJenkinsWhen(() -> !db.backups().isEmpty(), "dynamoBackup 'orders'");

        afterTheRestart((jenkins, run) -> {
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

        afterTheRestart((jenkins, run) -> {
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

        afterTheRestart((jenkins, run) -> {
            jenkins.waitForMessage("Cannot resume yet; retrying for up to two minutes: No AWS credentials", run);
            backupIsAvailable();
            Jobs.addCredentials();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        });
        assertThat(db.backups()).hasSize(1);
    }

    @Test
    void isDoneWhenAwsHasFinishedMeanwhile() throws Throwable {
        waitsWhenJenkinsStops("echo \"made ${dynamoBackup('orders').backups[0].status}\"");
        backupIsAvailable();

        afterTheRestart((jenkins, run) -> {
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("made AVAILABLE", run);
        });
        assertThat(db.calls().count("CreateBackup")).isOne();
    }

    @Test
    void failsWhenTheBackupIsGoneMeanwhile() throws Throwable {
        waitsWhenJenkinsStops("dynamoBackup 'orders'");
        db.seed().vanishBackup(db.backups().get(0).arnText());

        afterTheRestart((jenkins, run) -> {
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
            jenkins.assertLogContains(
                    "was created and no longer exists: AWS does not list it and does not know its ARN", run);
        });
        assertThat(db.calls().count("CreateBackup")).isOne();
    }

    @Test
    void aBackupOutlivesItsTable() throws Throwable {
        waitsWhenJenkinsStops("dynamoBackup 'orders'");
        db.seed().vanish("orders");
        backupIsAvailable();

        succeedsAfterTheRestart();
    }

    @Test
    void findsTheBackupWhoseAnswerCameWhileJenkinsWasDown() throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(10));
        db.rules().on("CreateBackup").nth(1).then(answersWhenJenkinsIsDown());
        stopsJenkinsWhen(() -> !db.backups().isEmpty(), "dynamoBackup 'orders'");
        jenkinsIsDown();
        backupIsAvailable();

        afterTheRestart((jenkins, run) -> {
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("whose request had no answer", run);
        });
        assertThat(db.backups()).hasSize(1);
        assertThat(db.calls().count("CreateBackup")).isOne();
    }

    @Test
    void saysWhatItWaitsForAndTakesNoTimeOfTheStageBeforeAndAfterTheRestart() throws Throwable {
        waitsWhenJenkinsStops("dynamoBackup 'orders'");

        afterTheRestart((jenkins, run) -> {
            Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 1 backups"));
            assertThat(PauseAction.isPaused(Jobs.node(run, "dynamoBackup"))).isTrue();

            backupIsAvailable();
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
}
