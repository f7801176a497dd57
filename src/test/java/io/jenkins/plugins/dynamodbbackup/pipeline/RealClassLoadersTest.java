package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.net.URI;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** In a Jenkins of its own, where every plugin has its class loader: the bundled service finds the SDK of the other plugin. */
class RealClassLoadersTest {

    @RegisterExtension
    private final RealJenkinsExtension jenkins = new RealJenkinsExtension();

    @Test
    void theBundledServiceWorksWithTheSdkOfAnotherPlugin() throws Throwable {
        try (LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build()) {
            db.seed().table("orders", 10);
            URI endpoint = db.endpoint();

            jenkins.then(rule -> {
                backUp(rule, endpoint);
            });

            assertThat(db.backups()).hasSize(1);
        }
    }

    private static void backUp(JenkinsRule rule, URI endpoint) throws Exception {
        WorkflowRun run = new Jobs(rule, endpoint).run("echo dynamoBackup('orders').arn('orders')");
        rule.assertBuildStatusSuccess(run);
        rule.assertLogContains("table/orders/backup/", run);
    }
}
