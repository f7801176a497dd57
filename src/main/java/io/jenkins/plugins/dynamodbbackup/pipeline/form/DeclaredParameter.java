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
 * A parameter as its step declares it. What is written for it means the same in a Jenkinsfile, in Job DSL, in a form and
 * in a config.xml, because it is read here.
 *
 * @param type of the values that the step takes; Object for names, of which there may be one or many
 */
public record DeclaredParameter(String name, Class<?> type) {

    /** Left out, each of these means more backups that go, or another place: never what an empty variable was to say. */
    private static final Set<String> NEVER_EMPTY =
            Set.of("keepLast", "keepDays", "exclude", "tags", "protect", "namePattern", "region", "credentialsId");

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

    /** What was written, in one line that is not too long for a sentence. */
    public static String shown(@CheckForNull Object written) {
        String line = OneLine.of(String.valueOf(written));
        return line.codePointCount(0, line.length()) <= LONGEST_SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SHOWN)) + "...";
    }

    /**
     * The value that the step takes for what is written.
     *
     * @throws BadRequestException when the step could only misunderstand it
     */
    @CheckForNull
    public Object value(@CheckForNull Object written) throws BadRequestException {
        if (NEVER_EMPTY.contains(name) && Names.isBlank(written)) {
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

    /** Blanks around a number are common where files are generated, and cannot mean anything else. */
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
     * The one of these choices that is written, in upper or lower case.
     *
     * @throws BadRequestException when it is none of them
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

    /** In the shortest form, as it is stored and shown. */
    @CheckForNull
    private Object names(@CheckForNull Object written) throws BadRequestException {
        if (Names.hasBlankEntry(written)) {
            throw refused(Messages.WrittenArguments_blankEntry(name));
        }
        try {
            return Names.written(Names.of(name, written));
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
    }

    private BadRequestException refused(String why) {
        return new BadRequestException(name, why);
    }
}
