package io.jenkins.plugins.dynamodbbackup.pipeline;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Pipelines in a Jenkins whose defaults lead to one local DynamoDB. */
public final class Jobs {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JenkinsRule jenkins;

    public Jobs(JenkinsRule jenkins, LocalDynamoDb db) throws IOException {
        this(jenkins, db.endpoint());
    }

    Jobs(JenkinsRule jenkins, URI endpoint) throws IOException {
        this.jenkins = jenkins;
        DynamoDbBackupConfiguration settings = DynamoDbBackupConfiguration.get();
        settings.setEndpointUrl(endpoint.toString());
        settings.setRegion(LocalDynamoDb.REGION);
        settings.setCredentialsId("aws");
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials().add(new AWSCredentialsImpl(CredentialsScope.GLOBAL, "aws", "AKIDEXAMPLE", "secret", ""));
        store.save();
    }

    /** Starts a sandboxed pipeline named p. */
    WorkflowRun start(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "p");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    WorkflowRun run(String script) throws Exception {
        return jenkins.waitForCompletion(start(script));
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + PATIENCE);
            }
            Thread.sleep(20);
        }
    }
}
