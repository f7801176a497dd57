package io.jenkins.plugins.dynamodbbackup.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.util.List;
import org.jenkinsci.plugins.pipeline.modeldefinition.generator.AbstractDirective;
import org.jenkinsci.plugins.pipeline.modeldefinition.generator.DirectiveDescriptor;
import org.jenkinsci.plugins.pipeline.modeldefinition.generator.PostDirective;
import org.jenkinsci.plugins.pipeline.modeldefinition.generator.StageDirective;
import org.jenkinsci.plugins.pipeline.modeldefinition.generator.TriggersDirective;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Schedule, stage and post section of the Declarative Directive Generator, filled by the Snippet Generator, run as they are. */
@WithJenkins
class DirectiveGeneratorTest {

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void generatedDirectivesAndStepsMakeANightlyPipeline(JenkinsRule jenkins) throws Exception {
        db.seed().table("orders", 1).table("customers", 1);
        db.rules().on("CreateBackup").table("customers").first(1).then(Effect.denied());
        Jobs jobs = new Jobs(jenkins, db);
        String script = pipeline();

        WorkflowRun first = jenkins.waitForCompletion(jobs.start("nightly", script));
        jenkins.assertBuildStatus(Result.FAILURE, first);
        WorkflowJob job = first.getParent();
        assertThat(job.getTriggersJobProperty().getTriggers())
                .singleElement()
                .satisfies(trigger -> assertThat(trigger.getSpec()).isEqualTo("H 2 * * *"));
        assertThat(db.calls().count("DeleteBackup")).isZero();

        jenkins.buildAndAssertSuccess(job);
        assertThat(db.calls().count("DeleteBackup")).isEqualTo(1);
    }

    private static String pipeline() {
        DynamoPruneBackupsStep prune = new DynamoPruneBackupsStep("*");
        prune.setKeepLast(1);
        return "pipeline { agent none\n"
                + groovy(new TriggersDirective(List.of(new TimerTrigger("H 2 * * *"))), "")
                + "\nstages {\n"
                + groovy(
                        new StageDirective(List.of(), "Back up", StageDirective.StageContentType.STEPS),
                        Snippetizer.object2Groovy(new DynamoBackupStep(List.of("orders", "customers"))))
                + "\n}\n"
                + groovy(new PostDirective(List.of("success")), Snippetizer.object2Groovy(prune))
                + "\n}";
    }

    /** @param step goes where the generator leaves a comment */
    @SuppressWarnings("unchecked")
    private static <D extends AbstractDirective<D>> String groovy(AbstractDirective<D> directive, String step) {
        DirectiveDescriptor<D> descriptor = (DirectiveDescriptor<D>) directive.getDescriptor();
        return descriptor.toIndentedGroovy((D) directive).replaceAll("// One or more .*", step);
    }
}
