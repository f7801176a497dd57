package io.jenkins.plugins.dynamodbbackup.engine.table;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A tag that a table must carry. Keys and values are compared letter for letter, as AWS does. Lengths and characters
 * follow the type Tag in the DynamoDB API reference.
 *
 * @param value what the tag must hold; absent: anything
 */
public record TagCondition(String key, Optional<String> value) {

    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    /**
     * The first {@code =} ends the key; {@code key=} asks for the empty value.
     *
     * @param text {@code key=value} or {@code key}; white space around it is dropped
     * @throws BadRequestException if no tag can be like that
     */
    public static TagCondition parse(String text) throws BadRequestException {
        String tag = text.strip();
        int equals = tag.indexOf('=');
        String key = equals < 0 ? tag : tag.substring(0, equals);
        String value = equals < 0 ? "" : tag.substring(equals + 1);
        if (key.isBlank()) {
            throw bad((tag.isEmpty() ? "an entry is empty" : Words.quote(tag) + " has no key")
                    + "; give 'key=value' or 'key'");
        }
        refuseLength(tag, "key", key.length(), LONGEST_KEY);
        refuseLength(tag, "value", value.length(), LONGEST_VALUE);
        OptionalInt refused =
                tag.codePoints().filter(c -> !TagCondition.allowed(c)).findFirst();
        if (refused.isPresent()) {
            throw bad(Words.quote(tag) + " holds " + Words.character(refused.getAsInt())
                    + ", which is in no tag; give each tag on its own as 'key=value' or 'key'");
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

    private static void refuseLength(String tag, String part, int length, int longest) throws BadRequestException {
        if (length > longest) {
            throw bad("the " + part + " of " + Words.quote(tag) + " has " + length + " characters; AWS allows "
                    + longest + " at most");
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

    private static BadRequestException bad(String sentence) {
        return new BadRequestException("tags", "tags: " + sentence);
    }
}
