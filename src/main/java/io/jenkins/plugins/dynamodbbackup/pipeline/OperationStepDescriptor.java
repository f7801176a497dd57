package io.jenkins.plugins.dynamodbbackup.pipeline;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.parameters.WrittenArguments;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** What all steps share: they need no node, and take no argument that they could only misunderstand. */
abstract class OperationStepDescriptor extends StepDescriptor {

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class, FlowNode.class, EnvVars.class);
    }

    /** The successor of this method can refuse only with a stack trace in the log. */
    @Override
    @SuppressWarnings("deprecation")
    public Step newInstance(Map<String, Object> arguments) throws Exception {
        Optional<String> problem =
                new WrittenArguments(getFunctionName(), DescribableModel.of(clazz)).problem(arguments);
        if (problem.isPresent()) {
            throw new AbortException(problem.get());
        }
        return super.newInstance(arguments);
    }
}
