package io.jenkins.plugins.dynamodbbackup.engine.message;

/**
 * Text that came from AWS, from a file or from a user, made fit to be shown. It stays on its line, so that it cannot
 * pass for a line of a log; it reads in the order in which it is stored; and it has nothing that a terminal obeys or
 * that a file of XML does not allow. Every log, exception, report and page shows such text through this class.
 */
public final class OneLine {

    private static final String CUT = "...";

    private OneLine() {}

    /** The text with a space in place of each character that controls, separates, turns, joins or hides text. */
    public static String of(String text) {
        if (text.codePoints().allMatch(OneLine::fits)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> line.appendCodePoint(fits(c) ? c : ' '));
        return line.toString();
    }

    /**
     * The same, with three dots in place of the end of a text that is longer.
     *
     * @param longest characters of the result at the most, more than the three dots
     */
    public static String of(String text, int longest) {
        if (text.length() <= longest) {
            return of(text);
        }
        int end = longest - CUT.length();
        boolean halved = Character.isHighSurrogate(text.charAt(end - 1));
        return of(text.substring(0, halved ? end - 1 : end)) + CUT;
    }

    /** Whether the text can be shown as it is. */
    public static boolean is(String text) {
        return text.codePoints().allMatch(OneLine::fits);
    }

    private static boolean fits(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
