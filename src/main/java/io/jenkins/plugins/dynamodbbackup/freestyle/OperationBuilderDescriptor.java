package io.jenkins.plugins.dynamodbbackup.freestyle;

import static org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable.ANONYMOUS_KEY;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.AbstractProject;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.dynamodbbackup.parameters.WrittenArguments;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
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
        DescribableModel<?> model = DescribableModel.of(clazz);
        new WrittenArguments(getDisplayName(), model)
                .problem(named(model, arguments))
                .ifPresent(problem -> {
                    throw new IllegalArgumentException(problem);
                });
        return arguments;
    }

    /** Jenkins itself writes {@code backupDynamoTables 'orders'} where one argument says all. */
    private static Map<String, ?> named(DescribableModel<?> model, Map<String, Object> arguments) {
        DescribableParameter sole = model.getSoleRequiredParameter();
        return arguments.size() == 1 && arguments.containsKey(ANONYMOUS_KEY) && sole != null
                ? Collections.singletonMap(sole.getName(), arguments.get(ANONYMOUS_KEY))
                : arguments;
    }

    @Override
    public String getHelpFile(String fieldName) {
        return Optional.ofNullable(super.getHelpFile(fieldName))
                .or(() -> Optional.ofNullable(StepDescriptor.byFunctionName(step))
                        .map(descriptor -> descriptor.getHelpFile(fieldName)))
                .orElse(null);
    }
}
