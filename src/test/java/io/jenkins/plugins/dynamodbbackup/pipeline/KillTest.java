package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** The process of Jenkins is killed while a backup and a restore wait; AWS knows nothing of it. */
class KillTest {

    @RegisterExtension
    private final RealJenkinsExtension jenkins = new RealJenkinsExtension();

    @Test
    void bothGoOnWhereTheyWere() throws Throwable {
        try (LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build()) {
            db.seed().table("orders", 10);
            db.seed().table("carts", 10);
            db.seed().backup(BackupSeed.of("carts", Instant.now().minus(Duration.ofDays(1))));
            db.behaviour().backup(Duration.ofHours(10)).restore(Duration.ofHours(10));
            URI endpoint = db.endpoint();

            jenkins.startJenkins();
            jenkins.runRemotely(rule -> {
                begin(rule, endpoint);
            });
            jenkins.stopJenkinsForcibly();
            StoredBackup made = db.backups().stream()
                    .filter(backup -> backup.tableName().equals("orders"))
                    .findFirst()
                    .orElseThrow();

            jenkins.startJenkins();
            jenkins.runRemotely(KillTest::awaitBoth);
            db.seed().backupStatus(made.arnText(), "AVAILABLE");
            db.seed().tableStatus("copy", "ACTIVE");
            jenkins.runRemotely(KillTest::bothSucceed);
            jenkins.stopJenkins();

            assertThat(db.backups()).hasSize(2);
            assertThat(db.calls().count("CreateBackup")).isOne();
            assertThat(db.calls().count("RestoreTableFromBackup")).isOne();
        }
    }

    private static void begin(JenkinsRule rule, URI endpoint) throws Exception {
        Jobs jobs = new Jobs(rule, endpoint);
        jobs.start("backup", "dynamoBackup 'orders'");
        jobs.start("restore", "dynamoRestore table: 'carts', backup: 'latest', targetTable: 'copy'");
        awaitBoth(rule);
    }

    private static void awaitBoth(JenkinsRule rule) throws Exception {
        WorkflowRun backup = Jobs.lastBuild(rule, "backup");
        WorkflowRun restore = Jobs.lastBuild(rule, "restore");
        Jobs.await(() -> Jobs.status(backup).equals("waiting for 1 of 1 backups"));
        Jobs.await(() -> Jobs.status(restore).equals("waiting for table copy to become ACTIVE"));
    }

    private static void bothSucceed(JenkinsRule rule) throws Exception {
        rule.assertBuildStatusSuccess(rule.waitForCompletion(Jobs.lastBuild(rule, "backup")));
        rule.assertBuildStatusSuccess(rule.waitForCompletion(Jobs.lastBuild(rule, "restore")));
    }
}
