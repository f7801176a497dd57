package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** A backup that waits longer than the session of its role lasts, and what of that session is written down: nothing. */
@ExtendWith(OneJenkins.class)
class RoleSessionTest {

    private static final String SCRIPT = "dynamoBackup tables: 'orders', credentialsId: 'role'";

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private final RoleCredentials role = new RoleCredentials("role");

    @BeforeEach
    void waiting() {
        db.seed().table("orders", 1);
        db.behaviour().backup(Duration.ofHours(10));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private WorkflowRun waitingBuild(JenkinsRule jenkins) throws Exception {
        Jobs jobs = new Jobs(jenkins, db);
        SystemCredentialsProvider.getInstance().getCredentials().add(role);
        WorkflowRun run = jobs.start(SCRIPT);
        Jobs.await(() -> Jobs.status(run).equals("waiting for 1 of 1 backups"));
        return run;
    }

    private void finish(JenkinsRule jenkins, WorkflowRun run) throws Exception {
        db.seed().backupStatus(db.backups().get(0).arnText(), "AVAILABLE");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
    }

    @Test
    void anExpiredSessionIsFetchedAnew(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = waitingBuild(jenkins);
        for (int renewal = 1; renewal <= 2; renewal++) {
            int known = role.sessions();
            for (int session = 1; session <= known; session++) {
                db.expireToken(RoleCredentials.accessKey(session));
            }
            Jobs.await(() -> role.sessions() > known);
            // A session that expires before it was of any use is an error, and rightly so.
            int looks = looks();
            Jobs.await(() -> looks() > looks);
        }

        finish(jenkins, run);
        assertThat(db.calls().count("CreateBackup")).isOne();
    }

    private int looks() {
        return db.calls().count("ListBackups", "OK");
    }

    @Test
    void nothingOfItIsWrittenDown(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = waitingBuild(jenkins);
        Path home = jenkins.jenkins.getRootDir().toPath();

        assertThat(run.getRootDir().toPath().resolve("program.dat")).exists();
        assertThat(filesWithSecrets(home)).isEmpty();
        finish(jenkins, run);
        assertThat(run.getRootDir().toPath().resolve("log")).exists();
        assertThat(filesWithSecrets(home)).isEmpty();
    }

    private static List<Path> filesWithSecrets(Path home) throws IOException {
        return SecretFiles.below(home, RoleCredentials.SECRET_KEY, RoleCredentials.TOKEN);
    }
}
