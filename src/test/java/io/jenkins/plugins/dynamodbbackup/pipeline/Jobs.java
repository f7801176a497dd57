package io.jenkins.plugins.dynamodbbackup.pipeline;

import com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.awaitility.Awaitility;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.graphanalysis.NodeStepTypePredicate;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jvnet.hudson.test.JenkinsRule;

/** Pipelines in a Jenkins whose defaults lead to one local DynamoDB. */
public final class Jobs {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(20);

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
        addCredentials();
    }

    static void addCredentials() throws IOException {
        store().addCredentials(
                        Domain.global(),
                        new AWSCredentialsImpl(CredentialsScope.GLOBAL, "aws", "AKIDEXAMPLE", "secret", ""));
    }

    static void removeCredentials() throws IOException {
        for (Credentials all : List.copyOf(store().getCredentials(Domain.global()))) {
            store().removeCredentials(Domain.global(), all);
        }
    }

    private static CredentialsStore store() {
        return CredentialsProvider.lookupStores(Jenkins.get()).iterator().next();
    }

    /** Starts a sandboxed pipeline named p. */
    WorkflowRun start(String script) throws Exception {
        return start("p", script);
    }

    WorkflowRun start(String name, String script) throws Exception {
        return job(name, script).scheduleBuild2(0).waitForStart();
    }

    /** A sandboxed pipeline that has not run yet. */
    WorkflowJob job(String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    public WorkflowRun run(String script) throws Exception {
        return jenkins.waitForCompletion(start(script));
    }

    static WorkflowRun lastBuild(JenkinsRule jenkins, String job) {
        return jenkins.jenkins.getItemByFullName(job, WorkflowJob.class).getLastBuild();
    }

    /** The node of the only step of this name. */
    static FlowNode node(WorkflowRun run, String step) {
        return new DepthFirstScanner().findFirstMatch(run.getExecution(), new NodeStepTypePredicate(step));
    }

    /** What the only step that runs says of itself; empty while it is not there. */
    static String status(WorkflowRun run) {
        return statuses(run).stream().findFirst().orElse("");
    }

    /** What each step that runs says of itself. */
    static List<String> statuses(WorkflowRun run) {
        try {
            FlowExecution execution = run.getExecution();
            return execution == null
                    ? List.of()
                    : execution.getCurrentExecutions(true).get(1, TimeUnit.MINUTES).stream()
                            .map(StepExecution::getStatus)
                            .filter(Objects::nonNull)
                            .toList();
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    public static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .pollInSameThread()
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(condition);
    }
}
