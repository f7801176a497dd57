package io.jenkins.plugins.dynamodbbackup.engine.table;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** How names and characters stand in a sentence for the user. */
final class Words {

    static final int SHORTEST_NAME = 3;
    static final int LONGEST_NAME = 255;

    private static final int LONGEST_QUOTE = 300;

    private Words() {}

    /** Whether AWS allows the character in the name of a table or a backup (spec 1.1). */
    static boolean nameCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == '-';
    }

    /** The text in quotation marks, on one line, its end left out if it is very long. */
    static String quote(String text) {
        String shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text;
        return "'"
                + shown.codePoints()
                        .mapToObj(c -> printable(c) ? Character.toString(c) : codePoint(c))
                        .collect(Collectors.joining())
                + "'";
    }

    static String quoteAll(Collection<String> texts) {
        return texts.stream().map(Words::quote).collect(Collectors.joining(", "));
    }

    /** A character by its name where the sign itself would be hard to see. */
    static String character(int c) {
        return switch (c) {
            case ' ' -> "a space";
            case ',' -> "a comma";
            case '\t' -> "a tab";
            case '\n', '\r' -> "a line break";
            default -> printable(c) ? "'" + Character.toString(c) + "'" : "the character " + codePoint(c);
        };
    }

    private static boolean printable(int c) {
        return c == ' ' || Character.isLetterOrDigit(c) || c > ' ' && c < 0x7f;
    }

    private static String codePoint(int c) {
        return String.format(Locale.ROOT, "U+%04X", c);
    }
}
