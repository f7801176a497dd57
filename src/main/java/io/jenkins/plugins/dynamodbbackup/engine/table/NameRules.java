package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which names AWS allows for tables and backups (spec 1.1), and how messages show text that breaks the rules. */
final class NameRules {

    static final int SHORTEST = 3;
    static final int LONGEST = 255;

    private static final int LONGEST_SHOWN = 300;
    private static final int MOST_QUOTED = 8;

    private NameRules() {}

    /** Whether a name may contain the character. */
    static boolean allow(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == '-';
    }

    /** The text with the code points of characters that are hard to see, cut if it is very long. */
    static Argument shown(String text) {
        String cut = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
        return new Argument.Text(cut.codePoints()
                .mapToObj(c -> printable(c) ? Character.toString(c) : codePoint(c))
                .collect(Collectors.joining()));
    }

    static Argument quoted(Collection<String> texts) {
        return new Argument.Several(texts.stream().map(NameRules::shown).toList(), true, MOST_QUOTED);
    }

    /** A character, by its name where the sign itself is hard to see. */
    static Message character(int c) {
        return switch (c) {
            case ' ' -> Message.of("table.character.space");
            case ',' -> Message.of("table.character.comma");
            case '\t' -> Message.of("table.character.tab");
            case '\n', '\r' -> Message.of("table.character.lineBreak");
            default ->
                printable(c)
                        ? Message.of("table.character", Character.toString(c))
                        : Message.of("table.character.code", codePoint(c));
        };
    }

    private static boolean printable(int c) {
        return c == ' ' || Character.isLetterOrDigit(c) || c > ' ' && c < 0x7f;
    }

    private static String codePoint(int c) {
        return String.format(Locale.ROOT, "U+%04X", c);
    }
}
