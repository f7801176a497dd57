package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.ArgumentsAction;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Pages of a build show what a step was given, also where the step refused it. */
@WithJenkins
class WrongArgumentsShownTest {

    @ParameterizedTest
    @ValueSource(strings = {"dynamoBackup", "dynamoPruneBackups"})
    void stepsThatWereRefusedAreShownLikeOthers(String step, JenkinsRule jenkins) throws Exception {
        try (LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build()) {
            Jobs jobs = new Jobs(jenkins, db);
            for (String tables : List.of("7", "[orders: 'all']", "['orders', 7]", "null")) {
                WorkflowRun run =
                        jenkins.waitForCompletion(jobs.start("p" + tables.hashCode(), step + " tables: " + tables));

                String shown = ArgumentsAction.getStepArgumentsAsString(Jobs.node(run, step));
                assertThat(shown).as(tables).isNotNull();
            }
        }
    }
}
