package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.job.properties.DurabilityHintJobProperty;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.Test;

/** What of a pipeline with these steps is still there after a restart. */
class PipelineRestartTest extends RestartFixture {

    private String seedBackup(String table) {
        return db.seed().backup(BackupSeed.of(table, Instant.now().minus(Duration.ofDays(1))));
    }

    @Test
    void whatTheStepsReturnedCanBeReadAsBefore() throws Throwable {
        db.seed().table("orders", 10);
        db.seed().table("customers", 10);
        String old = seedBackup("orders");
        db.rules().on("CreateBackup").table("customers").then(Effect.denied());
        sessions.then(jenkins -> {
            new Jobs(jenkins, db).start("""
                    def made = dynamoBackup tables: '*', onPartialFailure: 'UNSTABLE'
                    def copied = dynamoRestore backupArn: '%s', targetTable: 'copy'
                    def pruned = dynamoPruneBackups tables: 'orders', keepLast: 1, minKeep: 1,
                        namePattern: '*', allNames: true, dryRun: true
                    def tell = { when ->
                        made.backups.each { echo "$when ${it.table} ${it.arn} ${it.name} ${it.status}" }
                        made.backups.each { echo "$when ${it.createdAt} ${it.sizeBytes}" }
                        made.failures.each { echo "$when ${it.table} ${it.reason}" }
                        echo "$when ${made.arn('orders')} ${made}"
                        echo "$when ${copied.tableName} ${copied.tableArn} ${copied.source}"
                        echo "$when ${copied.verification} ${copied.seconds} ${copied}"
                        (pruned.kept + pruned.deleted).each { echo "$when ${it.table} ${it.arn} ${it.name} ${it.reason}" }
                        (pruned.kept + pruned.deleted).each { echo "$when ${it.createdAt} ${it.sizeBytes}" }
                        echo "$when ${pruned.freedBytes} ${pruned.dryRun} ${pruned}"
                    }
                    tell 'at first:'
                    semaphore 'between'
                    tell 'later:'
                    """.formatted(old));
            SemaphoreStep.waitForStart("between/1", Jobs.lastBuild(jenkins, "p"));
        });

        sessions.then(jenkins -> {
            SemaphoreStep.success("between/1", null);
            WorkflowRun run = jenkins.waitForCompletion(Jobs.lastBuild(jenkins, "p"));
            assertThat(said(run, "later: "))
                    .as(() -> String.join("\n", log(run)))
                    .isEqualTo(said(run, "at first: "))
                    .hasSize(11)
                    .anyMatch(line -> line.startsWith("customers no backup was created: AccessDeniedException"))
                    .anyMatch(line -> line.startsWith("copy ") && line.endsWith(old))
                    .anyMatch(line -> line.startsWith("orders " + old));
        });
    }

    private static List<String> said(WorkflowRun run, String when) {
        return log(run).stream()
                .filter(line -> line.startsWith(when))
                .map(line -> line.substring(when.length()))
                .toList();
    }

    private static List<String> log(WorkflowRun run) {
        try {
            return run.getLog(Integer.MAX_VALUE);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void bothBranchesGoOn() throws Throwable {
        db.seed().table("orders", 10);
        db.seed().table("carts", 10);
        seedBackup("carts");
        db.behaviour().backup(Duration.ofHours(10)).restore(Duration.ofHours(10));
        sessions.then(jenkins -> {
            WorkflowRun run = new Jobs(jenkins, db).start("""
                    parallel a: { echo "made ${dynamoBackup('orders').arn('orders')}" },
                        b: { echo dynamoRestore(table: 'carts', backup: 'latest', targetTable: 'copy').tableName }
                    """);
            Jobs.await(() -> Jobs.statuses(run).contains("waiting for 1 of 1 backups")
                    && Jobs.statuses(run).contains("waiting for table copy to become ACTIVE"));
        });

        afterTheRestart((jenkins, run) -> {
            Jobs.await(() -> Jobs.statuses(run).contains("waiting for 1 of 1 backups")
                    && Jobs.statuses(run).contains("waiting for table copy to become ACTIVE"));
            StoredBackup made = db.backups().stream()
                    .filter(backup -> backup.tableName().equals("orders"))
                    .findFirst()
                    .orElseThrow();
            db.seed().backupStatus(made.arnText(), "AVAILABLE");
            jenkins.waitForMessage("made " + made.arnText(), run);
            db.seed().tableStatus("copy", "ACTIVE");
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        });
        assertThat(db.calls().count("CreateBackup")).isOne();
        assertThat(db.calls().count("RestoreTableFromBackup")).isOne();
    }

    @Test
    void aPerformanceOptimizedBuildGoesOnAfterACleanShutdown() throws Throwable {
        db.seed().table("orders", 10);
        db.behaviour().backup(Duration.ofHours(10));
        sessions.then(jenkins -> {
            WorkflowJob job = new Jobs(jenkins, db).job("p", "dynamoBackup 'orders'");
            job.addProperty(new DurabilityHintJobProperty(FlowDurabilityHint.PERFORMANCE_OPTIMIZED));
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 1 backups"));
        });
        backupIsAvailable();

        succeedsAfterTheRestart();
        assertThat(db.calls().count("CreateBackup")).isOne();
    }
}
