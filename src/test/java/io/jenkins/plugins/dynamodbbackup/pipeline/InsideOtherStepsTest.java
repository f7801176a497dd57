package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** The steps that users put around others, and a Jenkins that takes no new work. */
@ExtendWith(OneJenkins.class)
class InsideOtherStepsTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @BeforeEach
    void seed() {
        db.seed().table("orders", 10);
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aTimeoutStopsTheStep(JenkinsRule jenkins) throws Exception {
        db.behaviour().backup(Duration.ofHours(10));

        WorkflowRun run = new Jobs(jenkins, db)
                .run("timeout(time: 1, unit: 'SECONDS') { dynamoBackup 'orders' }; echo 'went on'");

        jenkins.assertBuildStatus(Result.ABORTED, run);
        jenkins.assertLogContains("Timeout has been exceeded", run);
        jenkins.assertLogNotContains("went on", run);
    }

    @Test
    void aRetryIsAnOperationOfItsOwn(JenkinsRule jenkins) throws Exception {
        db.rules().on("CreateBackup").nth(1).then(Effect.denied());

        WorkflowRun run =
                new Jobs(jenkins, db).run("retry(2) { echo \"failures ${dynamoBackup('orders').failures.size()}\" }");

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("no backup was created: AccessDeniedException", run);
        jenkins.assertLogContains("failures 0", run);
        assertThat(db.calls().count("CreateBackup")).isEqualTo(2);
        assertThat(db.backups()).hasSize(1);
    }

    @Test
    void withAWarningThePipelineGoesOn(JenkinsRule jenkins) throws Exception {
        db.rules().on("CreateBackup").then(Effect.denied());

        WorkflowRun run =
                new Jobs(jenkins, db).run("warnError('no backup today') { dynamoBackup 'orders' }; echo 'went on'");

        jenkins.assertBuildStatus(Result.UNSTABLE, run);
        jenkins.assertLogContains("no backup today", run);
        jenkins.assertLogContains("went on", run);
    }

    @Test
    void aJenkinsThatTakesNoNewWorkStillLooksAfterIt(JenkinsRule jenkins) throws Exception {
        db.behaviour().backup(Duration.ofHours(10));
        WorkflowRun run = new Jobs(jenkins, db).start("dynamoBackup 'orders'; echo 'went on'");
        Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 1 backups"));

        jenkins.jenkins.doQuietDown();
        db.seed().backupStatus(db.backups().get(0).arnText(), "AVAILABLE");
        jenkins.waitForMessage("Backed up 1 table in eu-west-1", run);
        jenkins.jenkins.doCancelQuietDown();

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        jenkins.assertLogContains("went on", run);
        assertThat(db.calls().count("CreateBackup")).isOne();
    }
}
