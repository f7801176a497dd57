package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.CallLog;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Rates;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Many builds that wait at the same time: neither threads nor calls of AWS grow with their number. */
@WithJenkins
class ManyBuildsTest {

    private static final int BUILDS = 200;
    private static final int OUR_THREADS = 45;

    private final LocalDynamoDb db =
            LocalDynamoDb.builder().inMemory().rates(Rates.aws()).build();

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void waitWithoutAThreadEachAndWithOneListingForAll(JenkinsRule jenkins) throws Exception {
        db.seed().tables("table-", BUILDS, 1);
        db.behaviour().backup(Duration.ofHours(10));
        new Jobs(jenkins, db);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "many");
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("TABLE")));
        job.setDefinition(new CpsFlowDefinition("dynamoBackup params.TABLE", true));
        int before = Thread.getAllStackTraces().size();

        List<WorkflowRun> runs = new ArrayList<>();
        for (int i = 0; i < BUILDS; i++) {
            runs.add(job.scheduleBuild2(
                            0, new ParametersAction(new StringParameterValue("TABLE", "table-%04d".formatted(i))))
                    .waitForStart());
        }
        Jobs.await(() -> db.backups().size() == BUILDS);

        // Each for itself would list every 15 seconds, and twelve calls would take less than a second.
        Jobs.await(() -> lastListings(12).compareTo(Duration.ofSeconds(25)) > 0);
        assertThat(ourThreads()).isLessThanOrEqualTo(OUR_THREADS);
        assertThat(Thread.getAllStackTraces().size()).isLessThan(before + BUILDS / 2);
        assertThat(runs).allMatch(WorkflowRun::isBuilding);

        for (StoredBackup backup : db.backups()) {
            db.seed().backupStatus(backup.arnText(), "AVAILABLE");
        }
        for (WorkflowRun run : runs) {
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        }
        assertThat(db.backups()).hasSize(BUILDS);
        assertThat(db.calls().throttled()).isZero();
    }

    /** How long it took to make the last so many listing calls. */
    private Duration lastListings(int count) {
        List<CallLog.Entry> calls = db.calls().entries("ListBackups");
        return calls.size() < count
                ? Duration.ZERO
                : Duration.between(
                        calls.get(calls.size() - count).at(),
                        calls.get(calls.size() - 1).at());
    }

    private static long ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("dynamodb-backup-"))
                .count();
    }
}
