package io.jenkins.plugins.dynamodbbackup.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Result;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;

/** The table of a drill that was aborted is deleted once its build has ended, and no other table. */
@ExtendWith(OneJenkins.class)
class LeftTablesTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @BeforeEach
    void seed() {
        db.seed().table("orders", 10);
        db.seed().backup(BackupSeed.of("orders", Instant.now().minus(Duration.ofDays(1))));
        db.behaviour().restore(Duration.ofHours(10));
    }

    @AfterEach
    void close() throws Exception {
        db.close();
        for (RememberedTable left : remembered()) {
            ExtensionList.lookupSingleton(RememberedTables.class).drop(left.table());
        }
    }

    private WorkflowRun waiting(JenkinsRule jenkins) throws Exception {
        new Jobs(jenkins, db);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "drill");
        job.setDefinition(new CpsFlowDefinition("dynamoRestore table: 'orders', backup: 'latest', drill: true", true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("AWS is restoring into table", run);
        return run;
    }

    private String scratch() {
        return db.tables().stream()
                .filter(name -> !name.equals("orders"))
                .findFirst()
                .orElseThrow();
    }

    private static void abort(JenkinsRule jenkins, WorkflowRun run) throws Exception {
        run.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }

    private static void step() throws Exception {
        ExtensionList.lookupSingleton(LeftTables.class).execute(TaskListener.NULL);
    }

    private static List<RememberedTable> remembered() throws Exception {
        return ExtensionList.lookupSingleton(RememberedTables.class).all();
    }

    @Test
    void anAbortedDrillLeavesNothing(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = waiting(jenkins);
        String scratch = scratch();
        abort(jenkins, run);
        jenkins.assertLogContains("Temporary table " + scratch + " still exists.", run);
        assertThat(remembered()).extracting(left -> left.table().name()).containsExactly(scratch);

        step();
        assertThat(db.tables()).as("AWS does not delete what it still creates").contains(scratch);
        db.seed().tableStatus(scratch, "ACTIVE");
        try (LogRecorder log =
                new LogRecorder().record(LeftTables.class, Level.INFO).capture(10)) {
            Jobs.await(() -> {
                step();
                return remembered().isEmpty();
            });
            assertThat(log.getMessages()).anyMatch(line -> line.contains(scratch) && line.contains("It is gone."));
        }
        assertThat(db.tables()).containsExactly("orders");
        assertThat(db.calls().count("DeleteTable", "OK")).isOne();
    }

    @Test
    void theTableOfARunningBuildIsNotTouched(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = waiting(jenkins);

        step();
        assertThat(db.calls().count("DeleteTable")).isZero();
        assertThat(remembered()).hasSize(1);
        abort(jenkins, run);
    }

    @Test
    void anotherTableOfThisNameStays(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = waiting(jenkins);
        String scratch = scratch();
        abort(jenkins, run);
        db.seed().vanish(scratch);
        db.seed().table(scratch, 1);

        step();
        assertThat(remembered()).isEmpty();
        assertThat(db.tables()).contains(scratch);
        assertThat(db.calls().count("DeleteTable")).isZero();
    }
}
