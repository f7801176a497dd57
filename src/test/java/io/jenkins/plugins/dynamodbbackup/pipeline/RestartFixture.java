package io.jenkins.plugins.dynamodbbackup.pipeline;

import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** A Jenkins that restarts in the middle of a test, and the DynamoDB that goes on meanwhile. */
abstract class RestartFixture {

    @RegisterExtension
    final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    private final CountDownLatch jenkinsIsDown = new CountDownLatch(1);

    /** What a test does with the build that was under way. */
    @FunctionalInterface
    interface Rest {
        void of(JenkinsRule jenkins, WorkflowRun run) throws Throwable;
    }

    @AfterEach
    void close() {
        db.close();
    }

    /** Starts the pipeline, and stops Jenkins when this is so. */
    final void stopsJenkinsWhen(Callable<Boolean> so, String script) throws Throwable {
        sessions.then(jenkins -> {
            new Jobs(jenkins, db).start(script);
            Jobs.await(so);
        });
    }

    /** Starts Jenkins again. */
    final void afterTheRestart(Rest rest) throws Throwable {
        sessions.then(jenkins -> rest.of(jenkins, Jobs.lastBuild(jenkins, "p")));
    }

    final void succeedsAfterTheRestart() throws Throwable {
        afterTheRestart((jenkins, run) -> jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run)));
    }

    /** DynamoDB does what it is asked, and answers when Jenkins is down. */
    final Effect answersWhenJenkinsIsDown() {
        return Effect.edit(json -> {
            try {
                jenkinsIsDown.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    final void jenkinsIsDown() {
        jenkinsIsDown.countDown();
    }

    /** AWS finishes the first backup. */
    final void backupIsAvailable() {
        db.seed().backupStatus(db.backups().get(0).arnText(), "AVAILABLE");
    }
}
