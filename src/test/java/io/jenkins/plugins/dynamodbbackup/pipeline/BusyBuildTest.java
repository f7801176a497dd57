package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A build that is busy with its own script cannot be saved meanwhile; that is no matter of other builds. */
@WithJenkins
class BusyBuildTest {

    private static final int STEPS = 8;
    private static final CountDownLatch BUSY = new CountDownLatch(1);

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        BUSY.countDown();
        db.close();
    }

    /** For the script of the busy build. */
    public static final class Script {

        private Script() {}

        public static void beBusy() throws InterruptedException {
            BUSY.await();
        }
    }

    @Test
    void stepsThatWaitToBeSavedKeepNobodyElseWaiting(JenkinsRule jenkins) throws Exception {
        db.seed().tables("table-", STEPS, 1).table("orders", 1).table("customers", 1);
        db.behaviour().backup(Duration.ofHours(1));
        Jobs jobs = new Jobs(jenkins, db);
        WorkflowRun aborted = jobs.start("aborted", "dynamoBackup 'customers'");
        Jobs.await(() -> Jobs.status(aborted).startsWith("waiting for"));
        db.behaviour().backup(Duration.ZERO);

        WorkflowRun busy = busy(jenkins);
        Jobs.await(() -> savingThreads() == STEPS);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(jobs.start("other", "dynamoBackup 'orders'")));
        aborted.getExecution().interrupt(Result.ABORTED);
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(aborted));

        assertThat(savingThreads()).as("still waiting").isEqualTo(STEPS);
        BUSY.countDown();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(busy));
        assertThat(db.backups()).hasSize(STEPS + 2);
    }

    private static WorkflowRun busy(JenkinsRule jenkins) throws Exception {
        StringBuilder script = new StringBuilder("def all = [:]\n");
        IntStream.range(0, STEPS)
                .forEach(i -> script.append("all.b%d = { dynamoBackup 'table-%04d' }%n".formatted(i, i)));
        script.append("all.busy = { ").append(Script.class.getCanonicalName()).append(".beBusy() }\nparallel all");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "busy");
        job.setDefinition(new CpsFlowDefinition(script.toString(), false));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static long savingThreads() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().equals(OperationExecution.class.getName())
                                && frame.getMethodName().equals("save")))
                .count();
    }
}
