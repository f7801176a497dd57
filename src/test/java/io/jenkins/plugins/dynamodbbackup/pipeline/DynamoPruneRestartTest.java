package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins restarts in the middle of the deletions of a prune. */
class DynamoPruneRestartTest {

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void deletesWhatWasPlannedAndNothingElse() throws Throwable {
        db.seed().table("orders", 10);
        List<String> backups = new ArrayList<>();
        for (int days = 8; days >= 1; days--) {
            backups.add(db.seed().backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(days)))));
        }
        CountDownLatch jenkinsIsDown = new CountDownLatch(1);
        db.rules().on("DeleteBackup").between(3, 99).then(Effect.edit(json -> {
            try {
                jenkinsIsDown.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        sessions.then(jenkins -> {
            new Jobs(jenkins, db)
                    .start(
                            "def pruned = dynamoPruneBackups tables: 'orders', keepLast: 2, namePattern: '*', allNames: true\n"
                                    + "echo \"gone ${pruned.deleted.size()}, left ${pruned.kept.size()}\"");
            Jobs.await(() -> db.backups().size() <= 5);
        });
        jenkinsIsDown.countDown();
        String young = db.seed().backup(BackupSeed.of("orders", Instant.now()));

        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(Jobs.lastBuild(jenkins, "p")));
            jenkins.assertLogContains("gone 6", run);
        });
        assertThat(db.backups())
                .as("the two newest of the plan, and what was made meanwhile")
                .extracting(StoredBackup::arnText)
                .containsExactlyInAnyOrder(backups.get(6), backups.get(7), young);
    }
}
