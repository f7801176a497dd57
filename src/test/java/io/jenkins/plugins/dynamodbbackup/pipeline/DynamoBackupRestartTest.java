package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
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
        db.behaviour().backup(Duration.ofSeconds(20));
        sessions.then(jenkins -> {
            new Jobs(jenkins, db).start("echo \"made ${dynamoBackup('orders').arn('orders')}\"");
            Jobs.await(() -> !db.backups().isEmpty());
        });

        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.waitForCompletion(lastBuild(jenkins));
            jenkins.assertBuildStatusSuccess(run);
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
            WorkflowRun run = lastBuild(jenkins);
            jenkins.waitForMessage("Selected 1 table", run);
            run.getExecution().interrupt(Result.ABORTED);
            jenkins.waitForCompletion(run);
            jenkins.assertBuildStatus(Result.ABORTED, run);
        });
        assertThat(db.backups()).hasSize(1);
    }

    private static WorkflowRun lastBuild(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName("p", WorkflowJob.class).getLastBuild();
    }
}
