package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Jenkins restarts in the middle of the deletions of a prune. */
class DynamoPruneRestartTest extends RestartFixture {

    @Test
    void deletesWhatWasPlannedAndNothingElse() throws Throwable {
        db.seed().table("orders", 10);
        List<String> backups = new ArrayList<>();
        for (int days = 8; days >= 1; days--) {
            backups.add(db.seed().backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(days)))));
        }
        db.rules().on("DeleteBackup").between(3, 99).then(answersWhenJenkinsIsDown());
        sessions.then(jenkins -> {
            new Jobs(jenkins, db)
                    .start(
                            "def pruned = dynamoPruneBackups tables: 'orders', keepLast: 2, namePattern: '*', allNames: true\n"
                                    + "echo \"gone ${pruned.deleted.size()}, left ${pruned.kept.size()}\"");
            Jobs.await(() -> db.backups().size() <= 5);
        });
        jenkinsIsDown();
        String young = db.seed().backup(BackupSeed.of("orders", Instant.now()));

        afterTheRestart((jenkins, run) -> {
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            jenkins.assertLogContains("gone 6", run);
        });
        assertThat(db.backups())
                .as("the two newest of the plan, and what was made meanwhile")
                .extracting(StoredBackup::arnText)
                .containsExactlyInAnyOrder(backups.get(6), backups.get(7), young);
    }
}
