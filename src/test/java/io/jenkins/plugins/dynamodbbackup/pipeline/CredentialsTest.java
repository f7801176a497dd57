package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** Which identity a build gets, and which it does not. */
@ExtendWith(OneJenkins.class)
class CredentialsTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/backup";

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void theUseOfCredentialsIsTracked(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 1);

        WorkflowRun run = new Jobs(jenkins, db).run("dynamoBackup 'orders'");

        jenkins.assertBuildStatusSuccess(run);
        AWSCredentialsImpl used = SystemCredentialsProvider.getInstance().getCredentials().stream()
                .map(AWSCredentialsImpl.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(Objects.requireNonNull(CredentialsProvider.getOrCreateFingerprintOf(used))
                        .getJobs())
                .contains("p");
    }

    @Test
    void anUnknownIdIsNamedAndNothingElseIsTried(JenkinsRule jenkins) throws Exception {
        Jobs jobs = new Jobs(jenkins, db);
        DynamoDbBackupConfiguration.get().setAllowControllerCredentials(true);

        refused(jenkins, jobs, "dynamoBackup tables: '*', credentialsId: 'gone'", "with the ID 'gone'");
    }

    @Test
    void withoutAnIdTheControllerIsNotUsed(JenkinsRule jenkins) throws Exception {
        Jobs jobs = new Jobs(jenkins, db);
        DynamoDbBackupConfiguration.get().setCredentialsId("");

        refused(jenkins, jobs, "dynamoBackup '*'", "No credentialsId is set, and there is no default");
    }

    @Test
    void aRoleWithoutKeysIsTheControllerToo(JenkinsRule jenkins) throws Exception {
        Jobs jobs = new Jobs(jenkins, db);
        add(new AWSCredentialsImpl(CredentialsScope.GLOBAL, "role", "", "", "", ROLE, "", ""));

        refused(jenkins, jobs, "dynamoBackup tables: '*', credentialsId: 'role'", "have a role but no access key");
    }

    @Test
    void nobodyCanTypeInAnMfaToken(JenkinsRule jenkins) throws Exception {
        Jobs jobs = new Jobs(jenkins, db);
        add(new AWSCredentialsImpl(
                CredentialsScope.GLOBAL, "mfa", "AKID", "secret", "", ROLE, "arn:aws:iam::111122223333:mfa/me", ""));

        refused(jenkins, jobs, "dynamoBackup tables: '*', credentialsId: 'mfa'", "require an MFA token");
    }

    private static void add(AWSCredentialsImpl credentials) {
        SystemCredentialsProvider.getInstance().getCredentials().add(credentials);
    }

    private void refused(JenkinsRule jenkins, Jobs jobs, String script, String why) throws Exception {
        WorkflowRun run = jobs.run(script);
        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains(why, run);
        jenkins.assertLogNotContains("secret", run);
        assertThat(db.calls().entries()).isEmpty();
    }
}
