package io.jenkins.plugins.dynamodbbackup.engine.table;

import com.google.re2j.Pattern;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which names of tables or backups the user means: one name, a glob with {@code *} and {@code ?}, or {@code regex:}
 * and a regular expression of RE2. A pattern matches whole names, letter for letter. The time it takes grows with the
 * product of the lengths of pattern and name, never faster.
 *
 * <p>Names of tables and of backups have the same form: 3 to 255 of {@code [a-zA-Z0-9_.-]} (CreateBackup and
 * CreateTable in the AWS API reference; spec 1.1).
 */
public sealed interface NamePattern permits NamePattern.Literal, GlobPattern, NamePattern.Regex, NamePattern.Known {

    /** What a regular expression begins with. */
    String REGEX = "regex:";

    /**
     * @param field the parameter that holds the text, such as {@code exclude}
     * @param text one name or pattern; white space around it is dropped
     * @throws BadRequestException if nothing can match it, or it is not one of the forms
     */
    static NamePattern parse(String field, String text) throws BadRequestException {
        return new NamePatternParser(field).parse(text);
    }

    /**
     * Reads a whole list; an entry that is written twice counts once.
     *
     * @throws BadRequestException for the first entry that cannot be understood, or when there are too many
     */
    static List<NamePattern> parseAll(String field, List<String> texts) throws BadRequestException {
        EntryLimits.names(field, texts);
        Set<NamePattern> patterns = new LinkedHashSet<>();
        for (String text : texts) {
            patterns.add(parse(field, text));
        }
        return List.copyOf(patterns);
    }

    /** As the user wrote it. */
    String text();

    boolean matches(String name);

    /** About how much work it is to compare one name with this, in units of a few microseconds at worst. */
    long weight();

    /** The name, if this can match no other. */
    default Optional<String> literal() {
        return Optional.empty();
    }

    /**
     * Whether this leaves no name out, as {@code *}, {@code ???*} and {@code regex:.+} do. Found by trying names that
     * have nothing in common, so a pattern that leaves out next to nothing counts too.
     */
    default boolean matchesEverything() {
        return List.of("0", "a", "Z", "_", ".", "-").stream()
                .allMatch(character -> matches(character.repeat(12)) && matches(character.repeat(40)));
    }

    /** One name, without wildcards. */
    record Literal(String text) implements NamePattern {

        @Override
        public boolean matches(String name) {
            return text.equals(name);
        }

        @Override
        public Optional<String> literal() {
            return Optional.of(text);
        }

        @Override
        public long weight() {
            return 0;
        }
    }

    /**
     * {@code regex:} and an expression that a whole name must match. RE2 does not backtrack, so that no expression can
     * hang the process as with {@code java.util.regex}.
     */
    record Regex(String text, Pattern pattern) implements NamePattern {

        @Override
        public boolean matches(String name) {
            return pattern.matches(name);
        }

        /** Whether it would match, were a part of the name enough. */
        boolean matchesPartOf(String name) {
            return pattern.matcher(name).find();
        }

        @Override
        public long weight() {
            return RegexSize.of(pattern.pattern());
        }
    }

    /** A pattern whose matches were found out before. */
    record Known(String text, Set<String> names) implements NamePattern {

        @Override
        public boolean matches(String name) {
            return names.contains(name);
        }

        @Override
        public long weight() {
            return 0;
        }
    }
}
