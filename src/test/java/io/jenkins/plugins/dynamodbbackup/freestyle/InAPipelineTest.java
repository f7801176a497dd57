package io.jenkins.plugins.dynamodbbackup.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A build step where a pipeline step would do as well. */
@WithJenkins
class InAPipelineTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void theBuildStepRunsWithoutANode(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 10);

        WorkflowRun run = new Jobs(jenkins, db).run("""
                        withEnv(['WHICH=orders']) {
                            step([$class: 'DynamoBackupBuilder', tables: '${WHICH}', backupName: 'nightly-${WHICH}'])
                        }
                        restoreDynamoTable table: 'orders', backup: 'latest', targetTable: 'again'
                        pruneDynamoBackups tables: 'orders', keepLast: 1
                        """);

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("Backed up 1 table in eu-west-1", run);
        assertThat(db.tables()).contains("again");
    }
}
