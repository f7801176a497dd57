package io.jenkins.plugins.dynamodbbackup.pipeline;

import java.util.List;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** What the snippet generator writes: no more than what was filled in. */
@ExtendWith(OneJenkins.class)
class SnippetTest {

    @Test
    void aBackup(JenkinsRule jenkins) throws Exception {
        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        snippets.assertRoundTrip(new DynamoBackupStep("orders"), "dynamoBackup 'orders'");

        DynamoBackupStep more = new DynamoBackupStep(List.of("orders", "customers"));
        more.setExclude("*-test");
        more.setMinTables(2);
        snippets.assertRoundTrip(more, "dynamoBackup exclude: '*-test', minTables: 2, tables: ['orders', 'customers']");
    }

    @Test
    void aRestore(JenkinsRule jenkins) throws Exception {
        DynamoRestoreStep step = new DynamoRestoreStep();
        step.setTable("orders");
        step.setBackup("latest");
        new SnippetizerTester(jenkins).assertRoundTrip(step, "dynamoRestore backup: 'latest', table: 'orders'");
    }

    @Test
    void aPrune(JenkinsRule jenkins) throws Exception {
        DynamoPruneBackupsStep step = new DynamoPruneBackupsStep("*");
        step.setKeepLast(7);
        new SnippetizerTester(jenkins).assertRoundTrip(step, "dynamoPruneBackups keepLast: 7, tables: '*'");
    }
}
