package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.table.NearestNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

/**
 * Checks the arguments of a step before the step is created. Jenkins itself ignores unknown parameters, takes every
 * word except true for false, and truncates large numbers: a prune with {@code dryrun: true} or {@code dryRun: 'yes'}
 * would delete backups. An empty field in a form means that nothing is set; in a script, it means a variable without a
 * value.
 */
public final class WrittenArguments {

    /**
     * The converted arguments of a step.
     *
     * @param values valid values, by parameter
     * @param problems a message for each invalid value, by its name as written
     */
    public record Reading(Map<String, Object> values, Map<String, String> problems) {

        public Reading() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        /** Reads another parameter; one without a value is left out. */
        public void add(DeclaredParameter parameter, @CheckForNull Object written) {
            try {
                Object value = parameter.value(written);
                if (value != null) { // an empty list reads as if the parameter were left out
                    values.put(parameter.name(), value);
                }
            } catch (BadRequestException refused) {
                problems.put(parameter.name(), refused.getMessage());
            }
        }

        /** In the order of the arguments; empty when all are valid. */
        public List<String> sentences() {
            return List.copyOf(problems.values());
        }
    }

    private final String step;
    private final DescribableModel<?> model;

    public WrittenArguments(String step, DescribableModel<?> model) {
        this.step = step;
        this.model = model;
    }

    public String step() {
        return step;
    }

    /** All parameters of the step. */
    public List<DeclaredParameter> parameters() {
        return model.getParameters().stream().map(DeclaredParameter::of).toList();
    }

    /** Empty when the step has no parameter of this name. */
    public Optional<DeclaredParameter> parameter(String name) {
        DescribableParameter parameter = model.getParameter(name);
        return Optional.ofNullable(parameter).map(DeclaredParameter::of);
    }

    /** The parameter with the name most similar to an unknown one; empty when none is similar. */
    public Optional<String> nearest(String name) {
        List<String> known = model.getParameters().stream()
                .map(DescribableParameter::getName)
                .toList();
        return new NearestNames(known).to(name).stream().findFirst();
    }

    public Reading read(Map<String, ?> written) {
        Reading reading = new Reading();
        written.forEach((name, value) -> parameter(name)
                .ifPresentOrElse(
                        parameter -> reading.add(parameter, value),
                        () -> reading.problems().put(name, unknown(name))));
        return reading;
    }

    private String unknown(String name) {
        String shown = DeclaredParameter.shown(name);
        return nearest(name)
                .map(nearest -> Messages.WrittenArguments_unknownWithNearest(step, shown, nearest))
                .orElseGet(() -> Messages.WrittenArguments_unknown(step, shown));
    }
}
