package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.configuration.DynamoDbBackupConfiguration;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OperationRunner;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.nio.file.Path;
import java.util.stream.Stream;
import jenkins.security.MasterToSlaveCallable;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Where data work runs, what it gets there, and what becomes of it when an agent is lost. */
@ExtendWith(OneJenkins.class)
class DataWorkTest {

    private static int agents;

    private final String name = "linux-" + ++agents;
    private final String onAgent = "node('" + name + "') { slices 'first second' }";

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close(JenkinsRule jenkins) throws Exception {
        db.close();
        if (jenkins.jenkins.getNode(name) != null) {
            jenkins.jenkins.removeNode(jenkins.jenkins.getNode(name));
        }
    }

    private void tables() {
        db.seed().table("first", 1);
        db.seed().table("second", 1);
    }

    private static String here() {
        return "process " + ProcessHandle.current().pid() + " cores 0.5";
    }

    private int looks() {
        return db.calls().count("DescribeTable");
    }

    @Test
    void outsideOfANodeItRunsOnHalfAProcessorOfTheController(JenkinsRule jenkins) throws Exception {
        tables();
        WorkflowRun run = new Jobs(jenkins, db).run("slices 'first second'");

        jenkins.assertBuildStatusSuccess(run);
        assertThat(run.getLog().split("Data work runs on the controller\\.", -1))
                .hasSize(2);
        jenkins.assertLogContains("Slice: " + here(), run);
        assertThat(db.calls().count("GetSessionToken")).isZero();
    }

    @Test
    void insideItRunsOnTheAgentWithASessionOfItsOwn(JenkinsRule jenkins) throws Exception {
        tables();
        AgentProcess agent = AgentProcess.start(jenkins, name);
        WorkflowRun run = new Jobs(jenkins, db).run(onAgent);

        jenkins.assertBuildStatusSuccess(run);
        assertThat(run.getLog().split("Data work runs on agent " + name + "\\.", -1))
                .hasSize(2);
        jenkins.assertLogContains("Slice: process " + agent.pid() + " cores 0.0 account", run);
        assertThat(db.calls().count("GetSessionToken", "OK")).isEqualTo(2);
        Path home = jenkins.jenkins.getRootDir().toPath();
        assertThat(SecretFiles.below(home, LocalDynamoDb.SESSION_SECRET, LocalDynamoDb.SESSION_TOKEN))
                .isEmpty();
        assertThat(SecretFiles.below(Path.of(agent.agent().getRemoteFS()), LocalDynamoDb.SESSION_SECRET, "secret"))
                .isEmpty();
        assertThat(run.getRootDir().toPath().resolve("dynamodb-backups"))
                .isDirectoryRecursivelyContaining("glob:**/results.txt");
    }

    @Test
    void aSliceIsRepeatedWhenItsAgentIsKilledAndComesBack(JenkinsRule jenkins) throws Exception {
        db.seed().table("first", 1);
        AgentProcess agent = AgentProcess.start(jenkins, name);
        WorkflowRun run = new Jobs(jenkins, db).start(onAgent);
        jenkins.waitForMessage("Slice: process " + agent.pid(), run);
        int before = looks();
        Jobs.await(() -> looks() > before + 1);

        agent.kill();
        jenkins.waitForMessage("The connection to agent " + name + " was lost.", run);
        jenkins.waitForMessage("Agent " + name + " is offline. Data work waits for it.", run);
        agent.connect();
        int again = looks();
        Jobs.await(() -> looks() > again + 1);
        db.seed().table("second", 1);

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        jenkins.assertLogContains("Slice: process " + agent.pid(), run);
        assertThat(run.getLog().split("Slice: process", -1)).hasSize(3);
    }

    @Test
    void anAbortStopsTheAgent(JenkinsRule jenkins) throws Exception {
        AgentProcess agent = AgentProcess.start(jenkins, name);
        WorkflowRun run = new Jobs(jenkins, db).start(onAgent);
        Jobs.await(() -> looks() > 1);
        assertThat(agent.agent().getChannel().call(new RunsASlice())).isTrue();

        run.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        Jobs.await(() -> !agent.agent().getChannel().call(new RunsASlice()));
    }

    @Test
    void credentialsOfARoleAreSentAsTheyAre(JenkinsRule jenkins) throws Exception {
        tables();
        AgentProcess agent = AgentProcess.start(jenkins, name);
        Jobs jobs = new Jobs(jenkins, db);
        SystemCredentialsProvider.getInstance().getCredentials().add(new RoleCredentials("role"));
        WorkflowRun run = jobs.run("node('" + name + "') { slices tables: 'first', credentialsId: 'role' }");

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("Slice: process " + agent.pid(), run);
        assertThat(db.calls().count("GetSessionToken")).isZero();
    }

    @Test
    void credentialsThatCannotBeExchangedStayOnTheController(JenkinsRule jenkins) throws Exception {
        tables();
        AgentProcess.start(jenkins, name);
        db.rules().on("GetSessionToken").then(Effect.errorBefore("AccessDenied", "not for you"));
        WorkflowRun run = new Jobs(jenkins, db).run(onAgent);

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("The credentials could not be exchanged for a session for agent " + name + ":", run);
        jenkins.assertLogContains("Slice: " + here(), run);
        assertThat(db.calls().count("GetSessionToken")).isOne();
    }

    @Test
    void theIdentityOfTheControllerStaysThere(JenkinsRule jenkins) throws Exception {
        tables();
        AgentProcess.start(jenkins, name);
        Jobs jobs = new Jobs(jenkins, db);
        DynamoDbBackupConfiguration.get().setCredentialsId(null);
        DynamoDbBackupConfiguration.get().setAllowControllerCredentials(true);
        WorkflowRun run = jobs.start(onAgent);

        jenkins.waitForMessage("is not sent to agents. Data work runs on the controller.", run);
        run.getExecutor().interrupt();
        jenkins.waitForCompletion(run);
    }

    /** Whether a thread of the agent carries out a slice. */
    private static final class RunsASlice extends MasterToSlaveCallable<Boolean, RuntimeException> {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean call() {
            return Thread.getAllStackTraces().values().stream()
                    .flatMap(Stream::of)
                    .anyMatch(frame -> frame.getClassName().equals(OperationRunner.class.getName()));
        }
    }

    public static final class Slices extends SliceStep {

        private static final long serialVersionUID = 1L;

        @DataBoundConstructor
        public Slices(String tables) {
            super(tables);
        }

        @TestExtension
        public static final class DescriptorImpl extends SliceStepDescriptor {}
    }
}
