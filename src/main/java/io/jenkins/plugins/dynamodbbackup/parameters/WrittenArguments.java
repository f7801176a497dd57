package io.jenkins.plugins.dynamodbbackup.parameters;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dynamodbbackup.engine.table.NearestNames;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

/**
 * What a script wrote, looked at before it becomes a step. Jenkins itself drops a parameter that it does not know, takes
 * every word but true for false and cuts large numbers: a prune with {@code dryrun: true} or {@code dryRun: 'yes'} would
 * delete. An empty box of a form means that nothing was given; in a script it means a variable without its value.
 */
public final class WrittenArguments {

    /** Left out, each of these means more backups that go, or another place: never what an empty variable was to say. */
    private static final Set<String> NEVER_EMPTY =
            Set.of("keepLast", "keepDays", "exclude", "tags", "protect", "namePattern", "region", "credentialsId");

    private final String step;
    private final DescribableModel<?> model;

    public WrittenArguments(String step, DescribableModel<?> model) {
        this.step = step;
        this.model = model;
    }

    /** Why the step cannot take them as they are written, in a sentence; empty when it can. */
    public Optional<String> problem(Map<String, ?> written) {
        return written.entrySet().stream()
                .flatMap(argument -> problem(argument.getKey(), argument.getValue()).stream())
                .findFirst();
    }

    private Optional<String> problem(String name, @CheckForNull Object value) {
        DescribableParameter parameter = model.getParameter(name);
        if (parameter == null) {
            List<String> known = model.getParameters().stream()
                    .map(DescribableParameter::getName)
                    .toList();
            return Optional.of(new NearestNames(known)
                    .to(name).stream()
                            .findFirst()
                            .map(nearest -> Messages.WrittenArguments_unknownWithNearest(step, name, nearest))
                            .orElseGet(() -> Messages.WrittenArguments_unknown(step, name)));
        }
        if (NEVER_EMPTY.contains(name) && Names.isBlank(value)) {
            return Optional.of(Messages.WrittenArguments_noValue(name));
        }
        String text = String.valueOf(value);
        Class<?> type = parameter.getErasedType();
        if (type == int.class || type == Integer.class && value != null) {
            return unless(isWholeNumber(value), Messages.WrittenArguments_notANumber(name, text));
        }
        if (type == boolean.class) {
            return unless(isYesOrNo(value), Messages.WrittenArguments_notYesOrNo(name, text));
        }
        if (type.isEnum()) {
            List<String> choices =
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
            return unless(
                    choices.contains(text),
                    Messages.WrittenArguments_notAChoice(name, text, String.join(", ", choices)));
        }
        if (type == String.class) {
            return unless(
                    value == null || value instanceof CharSequence, Messages.WrittenArguments_notText(name, text));
        }
        return names(name, value);
    }

    private static Optional<String> unless(boolean fine, String problem) {
        return fine ? Optional.empty() : Optional.of(problem);
    }

    private static boolean isWholeNumber(@CheckForNull Object value) {
        try {
            if (value instanceof Number) {
                new BigDecimal(value.toString()).intValueExact();
            } else {
                Integer.parseInt(String.valueOf(value));
            }
            return true;
        } catch (ArithmeticException | NumberFormatException e) {
            return false;
        }
    }

    private static boolean isYesOrNo(@CheckForNull Object value) {
        String word = String.valueOf(value);
        return word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false");
    }

    private static Optional<String> names(String name, @CheckForNull Object value) {
        if (Names.hasBlankEntry(value)) {
            return Optional.of(Messages.WrittenArguments_blankEntry(name));
        }
        try {
            Names.of(name, value);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
