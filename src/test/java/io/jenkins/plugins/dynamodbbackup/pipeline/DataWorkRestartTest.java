package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** Jenkins restarts in the middle of a slice of data work: what was done before stays done. */
class DataWorkRestartTest extends RestartFixture {

    @Test
    void onlyTheSliceOfThatMomentIsRepeated() throws Throwable {
        db.seed().table("first", 1);
        sessions.then(jenkins -> {
            AgentProcess.start(jenkins, "linux-3");
            new Jobs(jenkins, db).start("node('linux-3') { slices 'first second' }");
            Jobs.await(() -> db.calls().count("GetSessionToken", "OK") == 2);
            int looks = db.calls().count("DescribeTable");
            Jobs.await(() -> db.calls().count("DescribeTable") > looks + 1);
        });
        db.seed().table("second", 1);

        afterTheRestart((jenkins, run) -> {
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            assertThat(run.getLog().split("Slice: process", -1)).hasSize(3);
            assertThat(run.getLog().split("Data work runs on agent linux-3\\.", -1))
                    .hasSize(3);
        });
        assertThat(db.calls().count("GetSessionToken", "OK")).isEqualTo(3);
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
