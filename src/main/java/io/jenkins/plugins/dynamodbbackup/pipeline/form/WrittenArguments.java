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
 * What was written for a step, looked at before it becomes one. Jenkins itself drops a parameter that it does not know,
 * takes every word but true for false and cuts large numbers: a prune with {@code dryrun: true} or {@code dryRun: 'yes'}
 * would delete. An empty box of a form means that nothing was given; in a script it means a variable without its value.
 */
public final class WrittenArguments {

    /**
     * What a step was given, read.
     *
     * @param values as the step takes them, by parameter
     * @param problems why the step cannot take the others: one sentence for each, by the name that was written
     */
    public record Reading(Map<String, Object> values, Map<String, String> problems) {

        public Reading() {
            this(new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        /** Reads one parameter more. */
        public void add(DeclaredParameter parameter, @CheckForNull Object written) {
            try {
                values.put(parameter.name(), parameter.value(written));
            } catch (BadRequestException refused) {
                problems.put(parameter.name(), refused.getMessage());
            }
        }

        /** In the order of what was written; empty when the step can take it. */
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

    /** All that the step takes. */
    public List<DeclaredParameter> parameters() {
        return model.getParameters().stream().map(DeclaredParameter::of).toList();
    }

    /** Empty when the step has none of this name. */
    public Optional<DeclaredParameter> parameter(String name) {
        DescribableParameter parameter = model.getParameter(name);
        return Optional.ofNullable(parameter).map(DeclaredParameter::of);
    }

    /** The parameter whose name is nearest to one that the step does not have; empty when none is near. */
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
