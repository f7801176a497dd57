package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;

/** "Forcibly terminate" and "forcibly kill" end a step without asking it; a prune must not go on deleting then. */
@ExtendWith(OneJenkins.class)
class ForciblyEndedTest {

    private static final int BACKUPS = 40;

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final LogRecorder log =
            new LogRecorder().record(OperationDriver.class, Level.FINE).capture(100);

    @AfterEach
    void close() {
        ended.countDown();
        db.close();
        log.close();
    }

    @Test
    void aTerminatedPruneDeletesNothingMore(JenkinsRule jenkins) throws Exception {
        endedWhileItDeletes(jenkins, WorkflowRun::doTerm);
    }

    @Test
    void aKilledPruneDeletesNothingMore(JenkinsRule jenkins) throws Exception {
        endedWhileItDeletes(jenkins, WorkflowRun::doKill);
    }

    private void endedWhileItDeletes(JenkinsRule jenkins, Consumer<WorkflowRun> forcibly) throws Exception {
        db.seed().table("orders", 10);
        for (int days = BACKUPS; days >= 1; days--) {
            db.seed().backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(days))));
        }
        db.rules().on("DeleteBackup").between(3, BACKUPS).then(Effect.edit(json -> awaitEnd()));
        WorkflowRun run = new Jobs(jenkins, db)
                .start("dynamoPruneBackups tables: 'orders', keepLast: 1, namePattern: '*', allNames: true");
        Jobs.await(() -> db.backups().size() <= BACKUPS - 3);

        forcibly.accept(run);
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        ended.countDown();

        Jobs.await(() -> log.getMessages().contains("a step was ended by others"));
        assertThat(db.backups()).hasSizeGreaterThan(BACKUPS / 2);
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
