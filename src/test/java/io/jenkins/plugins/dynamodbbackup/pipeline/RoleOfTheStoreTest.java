package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Site;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** Builds with AWS credentials of the store that name a role of another account. */
@ExtendWith(OneJenkins.class)
class RoleOfTheStoreTest {

    private static final String ACCOUNT = "444455556666";
    private static final Site SITE = new Site(ACCOUNT, LocalDynamoDb.REGION);
    private static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/backup";
    private static final String SCRIPT = "dynamoBackup tables: 'orders', credentialsId: 'role'";

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private JenkinsRule jenkins;
    private Jobs jobs;

    @BeforeEach
    void role(JenkinsRule rule) throws Exception {
        jenkins = rule;
        jobs = new Jobs(jenkins, db);
        db.seed(SITE).table("orders", 1);
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new AWSCredentialsImpl(
                        CredentialsScope.GLOBAL, "role", "AKIDEXAMPLE", "hunter2", "", ROLE, "", "of-the-shop"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aBuildWorksAsTheRoleThroughTheSameEndpoint() throws Exception {
        jenkins.assertBuildStatusSuccess(jobs.run(SCRIPT));

        assertThat(db.backups())
                .singleElement()
                .satisfies(backup -> assertThat(backup.site().account()).isEqualTo(ACCOUNT));
        assertThat(db.calls().count("AssumeRole")).isOne();
    }

    @Test
    void aRoleThatMayNotBeAssumedIsOneSentenceWithoutASecret() throws Exception {
        db.rules()
                .on("AssumeRole")
                .then(Effect.errorBefore(
                        "AccessDenied",
                        "User: local is not authorized to perform: sts:AssumeRole on resource: " + ROLE));

        WorkflowRun run = jobs.run(SCRIPT);

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("The role " + ROLE + " could not be assumed: AccessDenied (User: local", run);
        jenkins.assertLogContains("the role has to trust it", run);
        jenkins.assertLogNotContains("hunter2", run);
        assertThat(db.backups()).isEmpty();
    }

    @Test
    void aSessionThatExpiresDuringTheWaitIsReplaced() throws Exception {
        db.behaviour().backup(Duration.ofHours(10));
        WorkflowRun run = jobs.start(SCRIPT);
        Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 1 backups"));
        int before = db.calls().count("AssumeRole");
        db.expireToken(LocalDynamoDb.sessionKey(before));
        Jobs.await(() -> db.calls().count("AssumeRole") > before);
        db.seed(SITE).backupStatus(db.backups().get(0).arnText(), "AVAILABLE");

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertThat(db.calls().count("CreateBackup")).isOne();
    }
}
