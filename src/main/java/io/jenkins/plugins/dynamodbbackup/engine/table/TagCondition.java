package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A tag that a table must have. Keys and values are compared letter for letter, as AWS does. Lengths and characters
 * follow the type Tag in the DynamoDB API reference.
 *
 * @param value of the tag; absent: any value
 */
public record TagCondition(String key, Optional<String> value) {

    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    /**
     * The first {@code =} ends the key; {@code key=} requires the empty value.
     *
     * @param text {@code key=value} or {@code key}; white space around it is dropped
     * @throws BadRequestException if AWS allows no such tag
     */
    public static TagCondition parse(String text) throws BadRequestException {
        String tag = text.strip();
        int equals = tag.indexOf('=');
        String key = equals < 0 ? tag : tag.substring(0, equals);
        String value = equals < 0 ? "" : tag.substring(equals + 1);
        if (key.isBlank()) {
            throw tag.isEmpty() ? bad("table.tag.empty") : bad("table.tag.noKey", NameRules.shown(tag));
        }
        refuseLength("table.tag.key", tag, key.length(), LONGEST_KEY);
        refuseLength("table.tag.value", tag, value.length(), LONGEST_VALUE);
        OptionalInt refused =
                tag.codePoints().filter(c -> !TagCondition.allowed(c)).findFirst();
        if (refused.isPresent()) {
            throw bad("table.tag.character", NameRules.shown(tag), NameRules.character(refused.getAsInt()));
        }
        return new TagCondition(key, equals < 0 ? Optional.empty() : Optional.of(value));
    }

    public boolean matches(Map<String, String> tags) {
        return tags.containsKey(key)
                && value.map(wanted -> wanted.equals(tags.get(key))).orElse(true);
    }

    /** As the user wrote it. */
    public String text() {
        return value.map(wanted -> key + "=" + wanted).orElse(key);
    }

    private static void refuseLength(String text, String tag, int length, int longest) throws BadRequestException {
        if (length > longest) {
            throw bad(text, NameRules.shown(tag), length, longest);
        }
    }

    private static boolean allowed(int c) {
        return Character.isLetter(c)
                || Character.isSpaceChar(c)
                || switch (Character.getType(c)) {
                    case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
                    default -> "_.:/=+-@".indexOf(c) >= 0;
                };
    }

    private static BadRequestException bad(String key, Object... arguments) {
        return BadRequestException.of("tags", key, arguments);
    }
}
