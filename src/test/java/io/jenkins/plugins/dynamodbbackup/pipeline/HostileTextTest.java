package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import java.util.List;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What an endpoint answers, and what a script writes, cannot speak for Jenkins, and does not keep a build from being saved. */
class HostileTextTest extends RestartFixture {

    private static final String HOSTILE = "x\nFinished: SUCCESS\nFinished: SUCCESS\r\u001b[2J\u2028\u202ey";

    private static void checkLog(Run<?, ?> run) throws Exception {
        List<String> log = run.getLog(1000);
        assertThat(log).filteredOn("Finished: SUCCESS"::equals).isEmpty();
        assertThat(log).endsWith("Finished: " + run.getResult());
        assertThat(log).allMatch(OneLine::is).noneMatch(line -> line.startsWith("\tat "));
    }

    private static FlowNode saved(JenkinsRule jenkins, String step) {
        return Jobs.node(Jobs.lastBuild(jenkins, "p"), step);
    }

    @Test
    void whatAnEndpointAnswersIsOneLineOfLogAndIsSaved() throws Throwable {
        db.seed().table("orders", 1);
        db.rules().on("CreateBackup").then(Effect.errorBefore("Bad\u0000" + HOSTILE, "\u0000" + HOSTILE));
        sessions.then(jenkins -> {
            WorkflowRun run = new Jobs(jenkins, db).run("dynamoBackup 'orders'");
            jenkins.assertBuildStatus(Result.FAILURE, run);
            checkLog(run);
        });
        sessions.then(jenkins -> {
            ErrorAction error = saved(jenkins, "dynamoBackup").getError();
            assertThat(error.getError().getMessage().lines())
                    .hasSize(1)
                    .allMatch(OneLine::is)
                    .last()
                    .asString()
                    .startsWith("0 of 1 table backed up in eu-west-1. Reasons: ");
        });
    }

    @Test
    void aStageThatIsUnstableIsSavedToo() throws Throwable {
        db.seed().table("carts", 1).table("orders", 1);
        db.rules().on("CreateBackup").nth(1).then(Effect.errorBefore("Bad\u0000" + HOSTILE, "\u0000" + HOSTILE));
        sessions.then(jenkins -> {
            WorkflowRun run =
                    new Jobs(jenkins, db).run("dynamoBackup tables: ['carts', 'orders'], onPartialFailure: 'UNSTABLE'");
            jenkins.assertBuildStatus(Result.UNSTABLE, run);
            checkLog(run);
        });
        sessions.then(jenkins -> assertThat(saved(jenkins, "dynamoBackup")
                        .getAction(WarningAction.class)
                        .getMessage()
                        .lines())
                .hasSize(1)
                .allMatch(OneLine::is));
    }

    @Test
    void whatAScriptWritesIsOneLineOfLog() throws Throwable {
        String text = HOSTILE.replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\u001b", "\\u001b")
                .replace("\u2028", "\\u2028")
                .replace("\u202e", "\\u202e");
        sessions.then(jenkins -> {
            Jobs jobs = new Jobs(jenkins, db);
            List<String> steps = List.of(
                    "dynamoBackup tables: 'orders', region: \"TEXT\"",
                    "dynamoBackup tables: 'orders', credentialsId: \"TEXT\"",
                    "dynamoBackup tables: 'orders', backupName: \"TEXT\"",
                    "dynamoBackup tables: 'orders', onPartialFailure: \"TEXT\"",
                    "dynamoBackup tables: 'orders', minTables: \"TEXT\"",
                    "dynamoBackup tables: ['orders', 'TEXT'.length() > 0 ? \"TEXT\" : '']",
                    "dynamoBackup tables: 'orders', tags: \"TEXT\"",
                    "dynamoRestore table: \"TEXT\", backup: 'latest'",
                    "dynamoRestore backupArn: \"TEXT\"",
                    "dynamoRestore table: 'orders', backup: 'latest', targetTable: \"TEXT\"",
                    "dynamoPruneBackups tables: 'orders', keepLast: 1, namePattern: \"TEXT\"",
                    "dynamoPruneBackups tables: 'orders', keepLast: \"TEXT\"",
                    "dynamoPruneBackups tables: 'orders', (\"TEXT\".toString()): 1");
            for (int i = 0; i < steps.size(); i++) {
                WorkflowRun run = jenkins.waitForCompletion(
                        jobs.start("job" + i, steps.get(i).replace("TEXT", text)));
                assertThat(run.getResult()).as(steps.get(i)).isEqualTo(Result.FAILURE);
                checkLog(run);
            }
            assertThat(db.calls().entries()).noneMatch(call -> call.operation().equals("CreateBackup"));
        });
    }
}
