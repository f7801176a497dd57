package io.jenkins.plugins.dynamodbbackup.freestyle;

import hudson.model.AbstractProject;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** What all build steps share: any job may have them, and their fields are explained where those of the step are. */
abstract class OperationBuilderDescriptor extends BuildStepDescriptor<Builder> {

    private final String step;

    /** @param step the function in a pipeline that has the same fields */
    OperationBuilderDescriptor(String step) {
        this.step = step;
    }

    @Override
    public boolean isApplicable(Class<? extends AbstractProject> jobType) {
        return true;
    }

    @Override
    public String getHelpFile(String fieldName) {
        return Optional.ofNullable(super.getHelpFile(fieldName))
                .or(() -> Optional.ofNullable(StepDescriptor.byFunctionName(step))
                        .map(descriptor -> descriptor.getHelpFile(fieldName)))
                .orElse(null);
    }
}
