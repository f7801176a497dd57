package io.jenkins.plugins.dynamodbbackup.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import io.jenkins.plugins.dynamodbbackup.pipeline.OneJenkins;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.CoreStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** What Jenkins writes for a build step in a pipeline is what the build step takes. */
@ExtendWith(OneJenkins.class)
class BuildStepSnippetTest {

    @Test
    void everySnippetIsReadAsItWasMeant(JenkinsRule jenkins) throws Exception {
        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        snippets.assertRoundTrip(new CoreStep(new DynamoBackupBuilder("orders")), "backupDynamoTables 'orders'");

        DynamoBackupBuilder more = new DynamoBackupBuilder(List.of("orders", "customers"));
        more.minTables = 2;
        snippets.assertRoundTrip(
                new CoreStep(more), "backupDynamoTables minTables: 2, tables: ['orders', 'customers']");

        DynamoRestoreBuilder restore = new DynamoRestoreBuilder();
        restore.table = "orders";
        restore.backup = "latest";
        snippets.assertRoundTrip(new CoreStep(restore), "restoreDynamoTable backup: 'latest', table: 'orders'");

        DynamoPruneBackupsBuilder prune = new DynamoPruneBackupsBuilder("*");
        prune.keepLast = 7;
        snippets.assertRoundTrip(new CoreStep(prune), "pruneDynamoBackups keepLast: 7, tables: '*'");
    }

    @Test
    void theOneArgumentNeedsNoNameAndIsLookedAtAllTheSame(JenkinsRule jenkins) throws Exception {
        try (LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build()) {
            db.seed().table("orders", 10);
            WorkflowRun run = new Jobs(jenkins, db).run("backupDynamoTables 'orders'\nbackupDynamoTables 7");

            jenkins.assertBuildStatus(Result.FAILURE, run);
            jenkins.assertLogContains("Backed up 1 table in eu-west-1", run);
            jenkins.assertLogContains("tables must be a name or a list of names, but is '7'.", run);
            assertThat(db.backups()).hasSize(1);
        }
    }
}
