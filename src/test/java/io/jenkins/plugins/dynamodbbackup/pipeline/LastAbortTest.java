package io.jenkins.plugins.dynamodbbackup.pipeline;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** An abort in the last moment before Jenkins goes down. */
@WithJenkins
class LastAbortTest {

    private static final int MORE_THAN_ALL_THREADS = 50;

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private final CountDownLatch free = new CountDownLatch(1);

    @AfterEach
    void close() {
        free.countDown();
        db.close();
    }

    @Test
    void isNotForgotten(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(10));
        WorkflowRun run = new Jobs(jenkins, db).start("dynamoBackup 'orders'");
        Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 1 backups"));
        StepPool pool = StepPool.get();
        for (int i = 0; i < MORE_THAN_ALL_THREADS; i++) {
            pool.run(this::untilFree, Duration.ZERO);
        }

        run.getExecution().interrupt(Result.ABORTED);
        Jobs.status(run); // answered by the same thread, after the abort
        CompletableFuture<Void> down = CompletableFuture.runAsync(pool::onBeforeShutdown);
        Jobs.await(pool::closed);
        free.countDown();

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        jenkins.assertLogContains(
                "Stopped. 0 of 1 table backed up, 1 requested and not confirmed AVAILABLE in eu-west-1", run);
        down.join();
    }

    private void untilFree() {
        try {
            free.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
