package io.jenkins.plugins.dynamodbbackup.freestyle;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.AbstractProject;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.dynamodbbackup.parameters.WrittenArguments;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** What all build steps share: any job may have them, and their fields are explained where those of the step are. */
abstract class OperationBuilderDescriptor extends BuildStepDescriptor<Builder> implements CustomDescribableModel {

    private final String step;

    /** @param step the function in a pipeline that has the same fields */
    OperationBuilderDescriptor(String step) {
        this.step = step;
    }

    @Override
    public boolean isApplicable(Class<? extends AbstractProject> jobType) {
        return true;
    }

    /** @throws IllegalArgumentException when a script wrote what this build step could only misunderstand */
    @NonNull
    @Override
    public Map<String, Object> customInstantiate(@NonNull Map<String, Object> arguments) {
        new WrittenArguments(getDisplayName(), DescribableModel.of(clazz))
                .problem(arguments)
                .ifPresent(problem -> {
                    throw new IllegalArgumentException(problem);
                });
        return arguments;
    }

    @Override
    public String getHelpFile(String fieldName) {
        return Optional.ofNullable(super.getHelpFile(fieldName))
                .or(() -> Optional.ofNullable(StepDescriptor.byFunctionName(step))
                        .map(descriptor -> descriptor.getHelpFile(fieldName)))
                .orElse(null);
    }
}
