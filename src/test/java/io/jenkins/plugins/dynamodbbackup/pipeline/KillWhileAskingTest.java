package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.job.properties.DurabilityHintJobProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** The process of Jenkins is killed after AWS has taken a request and before Jenkins has the answer. */
class KillWhileAskingTest {

    @RegisterExtension
    private final RealJenkinsExtension jenkins = new RealJenkinsExtension();

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private final CountDownLatch killed = new CountDownLatch(1);

    @AfterEach
    void close() {
        killed.countDown();
        db.close();
    }

    private void answersComeTooLate(String operation, int from) {
        db.rules().on(operation).between(from, Integer.MAX_VALUE).then(Effect.edit(json -> {
            try {
                killed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void kill() {
        jenkins.stopJenkinsForcibly();
        db.rules().clear();
        killed.countDown();
    }

    private List<StoredBackup> backups(String table) {
        return db.backups().stream()
                .filter(backup -> backup.tableName().equals(table))
                .toList();
    }

    private String seedBackup(String table, int daysOld) {
        return db.seed().backup(BackupSeed.of(table, Instant.now().minus(Duration.ofDays(daysOld))));
    }

    @Test
    void eachGoesOnWithWhatAwsHasTaken() throws Throwable {
        db.seed().table("orders", 10);
        db.seed().table("carts", 10);
        db.seed().table("stock", 10);
        seedBackup("carts", 1);
        List<String> old = new ArrayList<>();
        for (int days = 8; days >= 1; days--) {
            old.add(seedBackup("stock", days));
        }
        db.behaviour().backup(Duration.ofHours(10)).restore(Duration.ofHours(10));
        answersComeTooLate("CreateBackup", 1);
        answersComeTooLate("RestoreTableFromBackup", 1);
        answersComeTooLate("DeleteBackup", 3);
        URI endpoint = db.endpoint();

        jenkins.startJenkins();
        jenkins.runRemotely(rule -> {
            begin(rule, endpoint);
        });
        Jobs.await(() -> backups("orders").size() == 1
                && db.tables().contains("copy")
                && backups("stock").size() <= 5);
        kill();
        db.seed().backupStatus(backups("orders").get(0).arnText(), "AVAILABLE");
        db.seed().tableStatus("copy", "ACTIVE");
        String young = db.seed().backup(BackupSeed.of("stock", Instant.now()));

        jenkins.startJenkins();
        jenkins.runRemotely(KillWhileAskingTest::allSucceed);
        jenkins.stopJenkins();

        assertThat(backups("orders")).hasSize(1);
        assertThat(db.calls().count("CreateBackup")).isOne();
        assertThat(db.calls().count("RestoreTableFromBackup")).isOne();
        assertThat(backups("stock"))
                .as("the two newest of the plan, and what was made meanwhile")
                .extracting(StoredBackup::arnText)
                .containsExactlyInAnyOrder(old.get(6), old.get(7), young);
    }

    private static void begin(JenkinsRule rule, URI endpoint) throws Exception {
        Jobs jobs = new Jobs(rule, endpoint);
        jobs.start("backup", "dynamoBackup 'orders'");
        jobs.start("restore", "dynamoRestore table: 'carts', backup: 'latest', targetTable: 'copy'");
        jobs.start(
                "prune",
                "echo \"gone ${dynamoPruneBackups(tables: 'stock', keepLast: 2, namePattern: '*', allNames: true)"
                        + ".deleted.size()}\"");
    }

    private static void allSucceed(JenkinsRule rule) throws Exception {
        for (String job : List.of("backup", "restore", "prune")) {
            rule.assertBuildStatusSuccess(rule.waitForCompletion(Jobs.lastBuild(rule, job)));
        }
        rule.assertLogContains("whose request had no answer", Jobs.lastBuild(rule, "backup"));
        rule.assertLogContains("gone 6", Jobs.lastBuild(rule, "prune"));
    }

    /** The one level of durability without a promise for this case: the build ends, and is not green. */
    @Test
    void aPerformanceOptimizedBuildDoesNotGoOn() throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(10));
        URI endpoint = db.endpoint();

        jenkins.startJenkins();
        jenkins.runRemotely(rule -> {
            beginPerformanceOptimized(rule, endpoint);
        });
        kill();
        db.seed().backupStatus(backups("orders").get(0).arnText(), "AVAILABLE");

        jenkins.startJenkins();
        jenkins.runRemotely(KillWhileAskingTest::ended);
        jenkins.stopJenkins();

        assertThat(db.calls().count("CreateBackup")).isOne();
    }

    private static void beginPerformanceOptimized(JenkinsRule rule, URI endpoint) throws Exception {
        Jobs jobs = new Jobs(rule, endpoint);
        WorkflowJob job = jobs.job("p", "dynamoBackup 'orders'");
        job.addProperty(new DurabilityHintJobProperty(FlowDurabilityHint.PERFORMANCE_OPTIMIZED));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 1 backups"));
    }

    private static void ended(JenkinsRule rule) throws Exception {
        rule.assertBuildStatus(Result.FAILURE, rule.waitForCompletion(Jobs.lastBuild(rule, "p")));
    }
}
