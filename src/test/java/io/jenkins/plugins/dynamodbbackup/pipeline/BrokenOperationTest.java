package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dynamodbbackup.configuration.AwsConnection;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupProgress;
import io.jenkins.plugins.dynamodbbackup.engine.backup.BackupReport;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Next;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Operation;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.io.IOException;
import java.io.Serializable;
import java.util.Set;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** A step that nobody ends hangs for ever, so it ends even where the operation is broken, and is then not green. */
@ExtendWith(OneJenkins.class)
class BrokenOperationTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        db.close();
    }

    private WorkflowRun run(JenkinsRule jenkins, String breaksIn) throws Exception {
        db.seed().table("orders", 1);
        WorkflowRun run = new Jobs(jenkins, db).run("brokenBackup '" + breaksIn + "'; echo 'went on'");
        assertThat(run.isBuilding()).isFalse();
        return run;
    }

    @Test
    void whatCannotBeClosedKeepsNobodyWaiting(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, "close");

        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("went on", run);
        assertThat(db.backups()).hasSize(1);
    }

    @Test
    void whatCannotAdvanceFails(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, "advance");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("broken in advance", run);
        jenkins.assertLogNotContains("went on", run);
    }

    @Test
    void soDoesWhatCannotReport(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(jenkins, "report");

        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains("broken in report", run);
        jenkins.assertLogNotContains("went on", run);
    }

    /** A backup in which one method throws. */
    public static final class BrokenStep extends Step implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String breaksIn;

        @DataBoundConstructor
        public BrokenStep(String breaksIn) {
            this.breaksIn = breaksIn;
        }

        public String getBreaksIn() {
            return breaksIn;
        }

        @Override
        public StepExecution start(StepContext context) {
            return new BrokenExecution(context, breaksIn);
        }

        @TestExtension
        public static final class DescriptorImpl extends StepDescriptor {

            @Override
            public String getFunctionName() {
                return "brokenBackup";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of();
            }
        }
    }

    private static final class BrokenExecution extends OperationExecution<BackupProgress, BackupReport> {

        private static final long serialVersionUID = 1L;

        private final String breaksIn;

        BrokenExecution(StepContext context, String breaksIn) {
            super(context, new DynamoBackupStep("orders"));
            this.breaksIn = breaksIn;
        }

        @Override
        Operation<BackupProgress, BackupReport> operation(AwsConnection connection, Journal journal)
                throws IOException, InterruptedException {
            return new Broken(super.operation(connection, journal), breaksIn);
        }
    }

    private record Broken(Operation<BackupProgress, BackupReport> sound, String breaksIn)
            implements Operation<BackupProgress, BackupReport> {

        private void perhapsBreak(String here) {
            if (here.equals(breaksIn)) {
                throw new AssertionError("broken in " + here);
            }
        }

        @Override
        public Next advance() {
            perhapsBreak("advance");
            return sound.advance();
        }

        @Override
        public BackupProgress progress() {
            return sound.progress();
        }

        @Override
        public BackupReport report() {
            perhapsBreak("report");
            return sound.report();
        }

        @Override
        public Message status() {
            return sound.status();
        }

        @Override
        public void stop() {
            sound.stop();
        }

        @Override
        public void onAnswer(Runnable wake) {
            sound.onAnswer(wake);
        }

        @Override
        public void close() {
            sound.close();
            perhapsBreak("close");
        }
    }
}
