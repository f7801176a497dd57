package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jenkins has asked and got no answer when it restarts, and nothing has come of what it asked for. */
class LostRequestRestartTest extends RestartFixture {

    @BeforeEach
    void seed() {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(10)).restore(Duration.ofHours(10));
    }

    @Test
    void asksAgainForTheBackupThatAwsNeverTook() throws Throwable {
        db.rules().on("CreateBackup").nth(1).then(Effect.dropBefore());
        restartsWhileNobodyKnowsOfTheBackup();
        assertThat(db.backups()).isEmpty();

        theBackupIsMadeOnce();
    }

    @Test
    void asksAgainForTheBackupThatAwsLost() throws Throwable {
        db.rules().on("CreateBackup").nth(1).then(Effect.dropAfter());
        restartsWhileNobodyKnowsOfTheBackup();
        db.seed().vanishBackup(db.backups().get(0).arnText());

        theBackupIsMadeOnce();
    }

    private void restartsWhileNobodyKnowsOfTheBackup() throws Throwable {
        db.rules().on("ListBackups").then(Effect.errorBefore("ServiceUnavailable"));
        stopsJenkinsWhen(() -> db.calls().count("ListBackups") > 0, "dynamoBackup 'orders'");
        db.rules().clear();
    }

    private void theBackupIsMadeOnce() throws Throwable {
        afterTheRestart((jenkins, run) -> {
            Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 1 backups"));
            backupIsAvailable();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        });
        assertThat(db.backups()).hasSize(1);
        assertThat(db.calls().count("CreateBackup")).isEqualTo(2);
    }

    @Test
    void asksAgainForTheRestoreThatAwsGaveUp() throws Throwable {
        db.seed().backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(1))));
        db.rules().on("RestoreTableFromBackup").nth(1).then(Effect.dropAfter());
        // The first look is the one before the request.
        db.rules()
                .on("DescribeTable")
                .table("copy")
                .between(2, Integer.MAX_VALUE)
                .then(Effect.errorBefore("ServiceUnavailable"));
        stopsJenkinsWhen(
                () -> db.calls().count("DescribeTable", "ServiceUnavailable") > 0,
                "dynamoRestore table: 'orders', backup: 'latest', targetTable: 'copy'");
        db.rules().clear();
        db.seed().vanish("copy");

        afterTheRestart((jenkins, run) -> {
            Jobs.await(() -> Jobs.status(run).equals("waiting for table copy to become ACTIVE"));
            db.seed().tableStatus("copy", "ACTIVE");
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        });
        assertThat(db.calls().count("RestoreTableFromBackup")).isEqualTo(2);
        assertThat(db.tables()).containsExactlyInAnyOrder("orders", "copy");
    }
}
