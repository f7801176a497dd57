package io.jenkins.plugins.dynamodbbackup.freestyle;

import hudson.model.Executor;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.tasks.Builder;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import io.jenkins.plugins.dynamodbbackup.pipeline.Jobs;
import java.io.IOException;
import java.util.Map;
import org.jvnet.hudson.test.JenkinsRule;

/** Builds of a freestyle job named p, in a Jenkins whose defaults lead to one local DynamoDB. */
final class Builds {

    private final JenkinsRule jenkins;

    Builds(JenkinsRule jenkins, LocalDynamoDb db) throws IOException {
        new Jobs(jenkins, db);
        this.jenkins = jenkins;
    }

    FreeStyleBuild start(Builder step, Map<String, String> parameters) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("p");
        job.getBuildersList().add(step);
        job.addProperty(new ParametersDefinitionProperty(parameters.keySet().stream()
                .map(StringParameterDefinition::new)
                .toArray(StringParameterDefinition[]::new)));
        ParametersAction values = new ParametersAction(parameters.entrySet().stream()
                .map(value -> new StringParameterValue(value.getKey(), value.getValue()))
                .toArray(StringParameterValue[]::new));
        return job.scheduleBuild2(0, values).waitForStart();
    }

    FreeStyleBuild start(Builder step) throws Exception {
        return start(step, Map.of());
    }

    FreeStyleBuild run(Builder step, Map<String, String> parameters) throws Exception {
        return jenkins.waitForCompletion(start(step, parameters));
    }

    FreeStyleBuild run(Builder step) throws Exception {
        return run(step, Map.of());
    }

    /** As the button does. */
    void abort(FreeStyleBuild build) throws Exception {
        Executor executor = build.getExecutor();
        executor.interrupt();
        jenkins.waitForCompletion(build);
    }
}
