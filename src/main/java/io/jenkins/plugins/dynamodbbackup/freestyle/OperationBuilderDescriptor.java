package io.jenkins.plugins.dynamodbbackup.freestyle;

import static org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable.ANONYMOUS_KEY;

import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.model.AbstractProject;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.dynamodbbackup.pipeline.OperationStep;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.DeclaredParameter;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.SubmittedFields;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.WrittenArguments;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.kohsuke.stapler.StaplerRequest2;

/** The base of all build steps: any job can have them, and their fields have the help of the pipeline step. */
abstract class OperationBuilderDescriptor extends BuildStepDescriptor<Builder> implements CustomDescribableModel {

    private final Class<? extends OperationStep<?, ?, ?>> step;

    /** @param step the pipeline step that declares the parameters */
    OperationBuilderDescriptor(Class<? extends OperationStep<?, ?, ?>> step) {
        this.step = step;
    }

    @Override
    public boolean isApplicable(Class<? extends AbstractProject> jobType) {
        return true;
    }

    DescribableModel<? extends OperationStep<?, ?, ?>> step() {
        return DescribableModel.of(step);
    }

    WrittenArguments declared() {
        return new WrittenArguments(getDisplayName(), step());
    }

    /**
     * Converts the arguments of a script. Invalid arguments are kept as such and reported by the build, because an
     * exception here would end a pipeline with a stack trace.
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

    /** Jenkins itself generates {@code backupDynamoTables 'orders'} for a single argument. */
    private static Map<String, ?> named(DescribableModel<?> model, Map<String, Object> arguments) {
        DescribableParameter sole = model.getSoleRequiredParameter();
        return arguments.size() == 1 && arguments.containsKey(ANONYMOUS_KEY) && sole != null
                ? Collections.singletonMap(sole.getName(), arguments.get(ANONYMOUS_KEY))
                : arguments;
    }

    @Override
    public Builder newInstance(@Nullable StaplerRequest2 request, @NonNull JSONObject form) throws FormException {
        return DescribableModel.of(clazz).instantiate(SubmittedFields.read(form, declared()), null);
    }

    @Override
    public String getHelpFile(String fieldName) {
        return Optional.ofNullable(super.getHelpFile(fieldName))
                .orElseGet(() -> Jenkins.get().getDescriptorOrDie(step).getHelpFile(fieldName));
    }
}
