package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names and patterns as they are written: one, a list, or one on each line as in a form. */
public final class Names {

    private Names() {}

    /** @throws IllegalArgumentException when it is neither text nor a list of texts */
    public static List<String> of(String parameter, @CheckForNull Object written) {
        List<String> names = new ArrayList<>();
        for (Object entry : entries(written)) {
            if (!(entry instanceof CharSequence)) {
                throw new IllegalArgumentException(Messages.Names_notText(parameter, String.valueOf(entry)));
            }
            lines(entry.toString()).forEach(names::add);
        }
        return names;
    }

    private static Collection<?> entries(@CheckForNull Object written) {
        if (written instanceof Collection<?> many) {
            return many;
        }
        return written instanceof Object[] array
                ? Arrays.asList(array)
                : Stream.ofNullable(written).toList();
    }

    /** For a page, in one line: whatever was written, right or wrong. */
    public static String shown(@CheckForNull Object written) {
        return entries(written).stream()
                .flatMap(entry -> lines(String.valueOf(entry)))
                .collect(Collectors.joining(", "));
    }

    /** Whether nothing stands there, or only spaces. */
    static boolean isBlank(@CheckForNull Object written) {
        return written == null
                || written instanceof CharSequence && written.toString().isBlank();
    }

    /** Whether a list has an entry in which nothing stands, as from a variable without a value. */
    static boolean hasBlankEntry(@CheckForNull Object written) {
        return !(written instanceof CharSequence) && entries(written).stream().anyMatch(Names::isBlank);
    }

    /** One text with the variables of a build in place; null when it is then empty. */
    @CheckForNull
    public static String text(@CheckForNull String written, UnaryOperator<String> variables) {
        return written == null ? null : Util.fixEmptyAndTrim(variables.apply(written));
    }

    /**
     * The same where a text that was not written means something else than one that is empty.
     *
     * @throws BadRequestException when one that was written is empty
     */
    @CheckForNull
    public static String givenText(String parameter, @CheckForNull String written, UnaryOperator<String> variables)
            throws BadRequestException {
        String text = text(written, variables);
        if (written != null && text == null) {
            throw new BadRequestException(parameter, Messages.Names_comesToNothing(parameter, written));
        }
        return text;
    }

    /** With the variables of a build in place; one whose value has several lines gives several names. */
    public static List<String> expanded(List<String> names, UnaryOperator<String> variables) {
        return names.stream()
                .flatMap(name -> lines(variables.apply(name)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /**
     * The same where a name that is left out would be missed by nobody, or would widen what is deleted.
     *
     * @throws BadRequestException when an entry comes to nothing
     */
    public static List<String> allExpanded(String parameter, List<String> names, UnaryOperator<String> variables)
            throws BadRequestException {
        for (String name : names) {
            if (lines(variables.apply(name)).findAny().isEmpty()) {
                throw new BadRequestException(parameter, Messages.Names_comesToNothing(parameter, name));
            }
        }
        return expanded(names, variables);
    }

    private static Stream<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    /** The shortest way to write them again; null where a step that was given none prints nothing. */
    @CheckForNull
    public static Object written(List<String> names) {
        if (names.isEmpty()) {
            return null;
        }
        return names.size() == 1 ? names.get(0) : new ArrayList<>(names);
    }

    /** For a form: one on each line. */
    static String text(List<String> names) {
        return String.join("\n", names);
    }
}
