package io.jenkins.plugins.dynamodbbackup.pipeline;

import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.NameList;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.SubmittedFields;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.WrittenArguments;
import java.util.Map;
import java.util.Set;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.StaplerRequest2;

/** The base of all steps: they need no node and refuse invalid arguments. */
abstract class OperationStepDescriptor extends StepDescriptor {

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class, FlowNode.class, EnvVars.class);
    }

    /** The method that replaces this one can refuse arguments only with a stack trace in the log. */
    @Override
    @SuppressWarnings("deprecation")
    public Step newInstance(Map<String, Object> arguments) throws Exception {
        WrittenArguments.Reading reading = declared().read(arguments);
        if (!reading.problems().isEmpty()) {
            throw new AbortException(reading.sentences().get(0));
        }
        return super.newInstance(reading.values());
    }

    @Override
    public Step newInstance(@Nullable StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
        return DescribableModel.of(clazz).instantiate(SubmittedFields.read(form, declared()), null);
    }

    /** The tables of a step, for the page of a build. */
    @Override
    public String argumentsToString(@NonNull Map<String, Object> arguments) {
        return NameList.shown(arguments.get("tables"));
    }

    private WrittenArguments declared() {
        return new WrittenArguments(getFunctionName(), DescribableModel.of(clazz));
    }
}
