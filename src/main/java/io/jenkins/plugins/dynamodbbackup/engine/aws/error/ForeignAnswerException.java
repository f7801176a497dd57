package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import java.util.Locale;

/**
 * An answer that AWS does not give: without the part that AWS always sends, such as the page of a proxy, or with a
 * part that is not of the form it has. Read as it is, the one would be an empty list, and an empty list is a reason to
 * say that there is nothing; the other would be shown, stored and sent.
 */
public final class ForeignAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 100;

    private ForeignAnswer(String message) {
        super(message);
    }

    /** @throws ForeignAnswer unless the part is there */
    public static void refuseWithout(boolean there, String part) {
        if (!there) {
            throw new ForeignAnswer("the answer has no " + part + ", so it does not come from AWS; check the endpoint");
        }
    }

    /** Shows the part, or where that would be long how long it is. */
    public static ForeignAnswer with(String service, String part, String text) {
        String shown = text.length() > LONGEST_QUOTE
                ? part + " of " + String.format(Locale.ROOT, "%,d", text.length()) + " characters"
                : part + " '" + OneLine.of(text) + "'";
        return new ForeignAnswer(
                "the answer is not a valid " + service + " response: " + shown + "; check the endpoint");
    }
}
