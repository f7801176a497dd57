package io.jenkins.plugins.dynamodbbackup.engine.aws.error;

import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;

/**
 * An answer that AWS never gives: a part that AWS always sends is missing, as in the page of a proxy, or does not have its
 * form. The first would pass for an empty list, so that nothing seems to be there; the second would be shown, stored and
 * sent.
 */
public final class ForeignAnswerException extends RuntimeException implements Reasoned {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 100;

    private final Message reason;

    private ForeignAnswerException(Message reason) {
        super(reason.toString());
        this.reason = reason;
    }

    /** @throws ForeignAnswerException unless the part is there */
    public static void refuseWithout(boolean there, Argument part) {
        if (!there) {
            throw new ForeignAnswerException(Message.of("aws.answer.missing", part));
        }
    }

    /** Shows the text, or its length where it is long. */
    public static ForeignAnswerException with(Argument service, Message part, String text) {
        return new ForeignAnswerException(
                text.length() > LONGEST_QUOTE
                        ? Message.of("aws.answer.invalid.long", service, part, text.length())
                        : Message.of("aws.answer.invalid", service, part, text));
    }

    @Override
    public Message reason() {
        return reason;
    }
}
