package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider;
import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Site;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.StoredBackup;
import java.util.stream.StreamSupport;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** Credentials that belong to a folder: for the jobs in it and below, and for nobody else. */
@ExtendWith(OneJenkins.class)
class FolderCredentialsTest {

    private static final String ACCOUNT_A = "444455556666";
    private static final String ACCOUNT_B = "777788889999";
    private static final String SCRIPT = "dynamoBackup tables: 'orders', credentialsId: 'team'";

    private final LocalDynamoDb db = LocalDynamoDb.builder()
            .inMemory()
            .account("AKIDA", ACCOUNT_A)
            .account("AKIDB", ACCOUNT_B)
            .build();

    private Folder a;
    private Folder b;

    private JenkinsRule jenkins;

    @BeforeEach
    void folders(JenkinsRule rule) throws Exception {
        jenkins = rule;
        db.seed(new Site(ACCOUNT_A, LocalDynamoDb.REGION)).table("orders");
        db.seed(new Site(ACCOUNT_B, LocalDynamoDb.REGION)).table("orders");
        new Jobs(jenkins, db);
        a = jenkins.createProject(Folder.class, "A");
        b = jenkins.createProject(Folder.class, "B");
        addTo(a, "AKIDA");
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static void addTo(Folder folder, String accessKey) throws Exception {
        CredentialsStore store = StreamSupport.stream(
                        CredentialsProvider.lookupStores(folder).spliterator(), false)
                .filter(it -> it.getProvider() instanceof FolderCredentialsProvider && it.getContext() == folder)
                .findFirst()
                .orElseThrow();
        store.addCredentials(
                Domain.global(), new AWSCredentialsImpl(CredentialsScope.GLOBAL, "team", accessKey, "secret", ""));
    }

    private static WorkflowJob job(Folder folder) throws Exception {
        WorkflowJob job = folder.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition(SCRIPT, true));
        return job;
    }

    @Test
    void jobsInTheFolderAndBelowUseThem() throws Exception {
        jenkins.buildAndAssertSuccess(job(a));
        jenkins.buildAndAssertSuccess(job(a.createProject(Folder.class, "sub")));

        assertThat(db.backups()).hasSize(2).extracting(StoredBackup::arnText).allMatch(arn -> arn.contains(ACCOUNT_A));
    }

    @Test
    void aJobElsewhereDoesNotFindThem() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job(b));

        jenkins.assertLogContains("with the ID 'team'", run);
        assertThat(db.calls().entries()).isEmpty();
    }

    @Test
    void theSameIdIsSomebodyElseInAnotherFolderEvenIfNobodyCanTellTheAccounts() throws Exception {
        addTo(b, "AKIDB");
        db.rules().on("GetCallerIdentity").then(Effect.errorBefore("ServiceUnavailable"));

        WorkflowRun first = job(a).scheduleBuild2(0).waitForStart();
        WorkflowRun second = job(b).scheduleBuild2(0).waitForStart();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(first));
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(second));

        assertThat(db.backups())
                .extracting(backup -> backup.site().account())
                .containsExactlyInAnyOrder(ACCOUNT_A, ACCOUNT_B);
    }
}
