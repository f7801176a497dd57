package io.jenkins.plugins.dynamodbbackup.freestyle;

import static org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable.ANONYMOUS_KEY;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.model.AbstractProject;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.dynamodbbackup.parameters.DeclaredParameter;
import io.jenkins.plugins.dynamodbbackup.parameters.SubmittedFields;
import io.jenkins.plugins.dynamodbbackup.parameters.WrittenArguments;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.StaplerRequest2;

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

    WrittenArguments declared() {
        return new WrittenArguments(getDisplayName(), DescribableModel.of(clazz));
    }

    /**
     * The arguments of a script as the build step takes them. What it could only misunderstand it is given as that, and
     * its build says why: an exception here ends a pipeline with a stack trace.
     */
    @NonNull
    @Override
    public Map<String, Object> customInstantiate(@NonNull Map<String, Object> arguments) {
        WrittenArguments declared = declared();
        WrittenArguments.Reading reading = declared.read(named(DescribableModel.of(clazz), arguments));
        if (reading.problems().isEmpty()) {
            return reading.values();
        }
        String takesAnything = declared.parameters().stream()
                .filter(DeclaredParameter::takesNames)
                .findFirst()
                .orElseThrow()
                .name();
        return Map.of(takesAnything, new Unreadable(reading.problems(), Optional.empty()));
    }

    /** Jenkins itself writes {@code backupDynamoTables 'orders'} where one argument says all. */
    private static Map<String, ?> named(DescribableModel<?> model, Map<String, Object> arguments) {
        DescribableParameter sole = model.getSoleRequiredParameter();
        return arguments.size() == 1 && arguments.containsKey(ANONYMOUS_KEY) && sole != null
                ? Collections.singletonMap(sole.getName(), arguments.get(ANONYMOUS_KEY))
                : arguments;
    }

    @Override
    public Builder newInstance(@Nullable StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
        SubmittedFields.check(form, declared());
        return super.newInstance(request, form);
    }

    /** For the form: what is stored for a parameter and cannot be read. Null for every other. */
    @CheckForNull
    public String unreadable(@CheckForNull Object instance, String parameter) {
        return instance instanceof OperationBuilder<?, ?> step
                ? step.unreadable().text(parameter).orElse(null)
                : null;
    }

    @Override
    public String getHelpFile(String fieldName) {
        return Optional.ofNullable(super.getHelpFile(fieldName))
                .or(() -> Optional.ofNullable(StepDescriptor.byFunctionName(step))
                        .map(descriptor -> descriptor.getHelpFile(fieldName)))
                .orElse(null);
    }
}
