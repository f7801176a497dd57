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

/** Names and patterns as written: a single one, a list, or one per line as in a form. */
public final class NameList {

    private NameList() {}

    /** @throws IllegalArgumentException when it is neither a string nor a list of strings */
    public static List<String> of(String parameter, @CheckForNull Object written) {
        List<String> names = new ArrayList<>();
        for (Object entry : entries(written)) {
            if (!(entry instanceof CharSequence)) {
                throw new IllegalArgumentException(Messages.NameList_notText(parameter, String.valueOf(entry)));
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

    /** The value on one line for a page, valid or not. */
    public static String shown(@CheckForNull Object written) {
        return entries(written).stream()
                .flatMap(entry -> lines(String.valueOf(entry)))
                .collect(Collectors.joining(", "));
    }

    /** Whether it is empty or blank. */
    static boolean isBlank(@CheckForNull Object written) {
        return written == null
                || written instanceof CharSequence && written.toString().isBlank();
    }

    /** Whether a list has a blank entry, for example from a variable without a value. */
    static boolean hasBlankEntry(@CheckForNull Object written) {
        return !(written instanceof CharSequence) && entries(written).stream().anyMatch(NameList::isBlank);
    }

    /** Expands the variables of a build; null if the result is empty. */
    @CheckForNull
    public static String text(@CheckForNull String written, UnaryOperator<String> variables) {
        return written == null ? null : Util.fixEmptyAndTrim(variables.apply(written));
    }

    /**
     * The same for texts where an unset value differs from one that is empty after variable expansion.
     *
     * @throws BadRequestException when a set value is empty after variable expansion
     */
    @CheckForNull
    public static String givenText(String parameter, @CheckForNull String written, UnaryOperator<String> variables)
            throws BadRequestException {
        String text = text(written, variables);
        if (written != null && text == null) {
            throw new BadRequestException(parameter, Messages.NameList_comesToNothing(parameter, written));
        }
        return text;
    }

    /** Expands the variables of a build; a value with several lines provides several names. */
    public static List<String> expanded(List<String> names, UnaryOperator<String> variables) {
        return names.stream()
                .flatMap(name -> lines(variables.apply(name)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /**
     * The same for values where a missing name would go unnoticed, or cause more deletions.
     *
     * @throws BadRequestException when an entry is empty after variable expansion
     */
    public static List<String> allExpanded(String parameter, List<String> names, UnaryOperator<String> variables)
            throws BadRequestException {
        for (String name : names) {
            if (lines(variables.apply(name)).findAny().isEmpty()) {
                throw new BadRequestException(parameter, Messages.NameList_comesToNothing(parameter, name));
            }
        }
        return expanded(names, variables);
    }

    private static Stream<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    /** The shortest form for generated scripts; null if there are none. */
    @CheckForNull
    public static Object written(List<String> names) {
        if (names.isEmpty()) {
            return null;
        }
        return names.size() == 1 ? names.get(0) : new ArrayList<>(names);
    }

    /** For a form: one per line. */
    static String text(List<String> names) {
        return String.join("\n", names);
    }
}
