package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the Snippet Generator writes runs as it is, in a scripted and in a Declarative pipeline, both in the sandbox. */
@WithJenkins
class GeneratedSnippetsTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        db.close();
    }

    private static List<Step> steps() {
        DynamoBackupStep few = new DynamoBackupStep("orders");
        DynamoBackupStep all = new DynamoBackupStep(List.of("orders", "regex:cust.*"));
        all.setExclude("*-test");
        all.setRegion(LocalDynamoDb.REGION);
        all.setCredentialsId("aws");
        all.setBackupName("${TABLE}-${BUILD_NUMBER}-${TIMESTAMP}");
        all.setTimeoutMinutes(5);
        all.setMinTables(2);
        all.setOnPartialFailure(OnPartialFailure.UNSTABLE);
        DynamoRestoreStep latest = new DynamoRestoreStep();
        latest.setTable("orders");
        latest.setBackup("latest");
        DynamoRestoreStep changed = new DynamoRestoreStep();
        changed.setTable("orders");
        changed.setBackup("latest");
        changed.setTargetTable("${TABLE}-of-${JOB_BASE_NAME}");
        changed.setBillingMode("PROVISIONED");
        changed.setReadCapacity(5);
        changed.setWriteCapacity(5);
        changed.setVerify("none");
        DynamoPruneBackupsStep prune = new DynamoPruneBackupsStep("*");
        prune.setKeepLast(7);
        DynamoPruneBackupsStep careful = new DynamoPruneBackupsStep("orders*");
        careful.setKeepDays(30);
        careful.setMinKeep(2);
        careful.setNamePattern("*");
        careful.setAllNames(true);
        careful.setProtect("before-*");
        careful.setMaxDeletes(5);
        careful.setDryRun(true);
        return List.of(few, all, latest, changed, prune, careful);
    }

    private static String declarative(String snippet) {
        return "pipeline { agent none\nstages { stage('all') { steps {\n" + snippet + "\n} } } }";
    }

    @Test
    void everySnippetRuns(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 1).table("customers", 1);
        Jobs jobs = new Jobs(jenkins, db);
        List<String> snippets = steps().stream().map(Snippetizer::object2Groovy).toList();

        String all = String.join("\n", snippets);
        WorkflowRun scripted = jenkins.waitForCompletion(jobs.start("scripted", all));
        jenkins.assertBuildStatusSuccess(scripted);
        WorkflowRun declarative = jenkins.waitForCompletion(jobs.start("declarative", declarative(all)));
        jenkins.assertBuildStatusSuccess(declarative);

        assertThat(db.tables()).contains("orders-of-scripted", "orders-of-declarative");
        for (String name : List.of("dynamoBackup", "dynamoRestore", "dynamoPruneBackups")) {
            assertThat(Stream.of(all.split("\n")).filter(line -> line.startsWith(name + " ")))
                    .hasSize(2);
        }
    }
}
