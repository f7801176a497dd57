package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

/**
 * A parameter as declared by its step. Its values are read here, so that they mean the same in a Jenkinsfile, in Job
 * DSL, in a form and in a config.xml.
 *
 * @param type the type of its values; Object for names, which can be one or several
 */
public record DeclaredParameter(String name, Class<?> type) {

    /** Leaving one of these out means more changes or another region, which an empty variable must never cause. */
    private static final Set<String> NEVER_EMPTY = Set.of(
            "keepLast", "keepDays", "exclude", "tags", "protect", "namePattern", "keys", "region", "credentialsId");

    private static final int LONGEST_SHOWN = 200;

    static DeclaredParameter of(DescribableParameter parameter) {
        return new DeclaredParameter(parameter.getName(), parameter.getErasedType());
    }

    public boolean takesNames() {
        return type == Object.class;
    }

    public boolean takesText() {
        return type == String.class;
    }

    private boolean takesANumber() {
        return type == int.class || type == Integer.class;
    }

    /** The value as text on one line, shortened for messages. */
    public static String shown(@CheckForNull Object written) {
        String line = OneLine.of(String.valueOf(written));
        return line.codePointCount(0, line.length()) <= LONGEST_SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SHOWN)) + "...";
    }

    /**
     * Converts a value to that of the step.
     *
     * @throws BadRequestException when it is not valid
     */
    @CheckForNull
    public Object value(@CheckForNull Object written) throws BadRequestException {
        if (NEVER_EMPTY.contains(name) && NameList.isBlank(written)) {
            throw refused(Messages.WrittenArguments_noValue(name));
        }
        if (takesANumber()) {
            return written == null && type == Integer.class ? null : number(written);
        }
        if (type == boolean.class) {
            return yesOrNo(written);
        }
        if (type.isEnum()) {
            return choice(written);
        }
        return takesText() ? text(written) : names(written);
    }

    /** Spaces around a number are common in generated files, and are unambiguous. */
    private Integer number(@CheckForNull Object written) throws BadRequestException {
        try {
            return written instanceof Number
                    ? new BigDecimal(written.toString()).intValueExact()
                    : Integer.parseInt(String.valueOf(written).strip());
        } catch (ArithmeticException | NumberFormatException e) {
            throw refused(Messages.WrittenArguments_notANumber(name, shown(written)));
        }
    }

    private Boolean yesOrNo(@CheckForNull Object written) throws BadRequestException {
        return switch (String.valueOf(written).strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(Messages.WrittenArguments_notYesOrNo(name, shown(written)));
        };
    }

    private String choice(@CheckForNull Object written) throws BadRequestException {
        List<String> choices =
                Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
        String word = String.valueOf(written);
        if (!choices.contains(word)) {
            throw notAChoice(name, word, choices.stream());
        }
        return word;
    }

    /**
     * The choice with this name, case-insensitive.
     *
     * @throws BadRequestException when it is not one of the choices
     */
    public static <E extends Enum<E>> E oneOf(String parameter, String written, E[] choices)
            throws BadRequestException {
        return Arrays.stream(choices)
                .filter(choice -> choice.name().equalsIgnoreCase(written))
                .findFirst()
                .orElseThrow(() -> notAChoice(
                        parameter,
                        written,
                        Arrays.stream(choices).map(choice -> choice.name().toLowerCase(Locale.ROOT))));
    }

    private static BadRequestException notAChoice(String parameter, String written, Stream<String> choices) {
        return new BadRequestException(
                parameter,
                Messages.WrittenArguments_notAChoice(
                        parameter, shown(written), choices.collect(Collectors.joining(", "))));
    }

    @CheckForNull
    private String text(@CheckForNull Object written) throws BadRequestException {
        if (written != null && !(written instanceof CharSequence)) {
            throw refused(Messages.WrittenArguments_notText(name, shown(written)));
        }
        return written == null ? null : written.toString();
    }

    /** The shortest form, for storing and showing. */
    @CheckForNull
    private Object names(@CheckForNull Object written) throws BadRequestException {
        if (NameList.hasBlankEntry(written)) {
            throw refused(Messages.WrittenArguments_blankEntry(name));
        }
        try {
            return NameList.written(NameList.of(name, written));
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
    }

    private BadRequestException refused(String why) {
        return new BadRequestException(name, why);
    }
}
