package io.jenkins.plugins.dynamodbbackup.engine;

import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import java.util.stream.Stream;

/**
 * The user's request cannot be carried out as written. The message is one sentence for the user, on one line, that
 * names the field, the value and what to do; nothing was changed in AWS.
 */
public final class BadRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Thousands of names may be wrong at once, and one may be a file that was given by mistake. */
    private static final int LONGEST = 8000;

    private final String field;
    private final Message reason;

    /** @param field the parameter as the user writes it, such as {@code backupName} */
    public BadRequestException(String field, Message reason) {
        super(OneLine.of(reason.toString(), LONGEST));
        this.field = field;
        this.reason = reason;
    }

    /** @param arguments of the text, behind the parameter, which is its first argument */
    public static BadRequestException of(String field, String key, Object... arguments) {
        return new BadRequestException(
                field,
                new Message(
                        key,
                        Stream.concat(
                                        Stream.of(Argument.parameter(field)),
                                        Stream.of(arguments).map(Argument::of))
                                .toList()));
    }

    /** For the words of others. */
    public BadRequestException(String field, String reason) {
        this(field, Message.foreign(reason));
    }

    /** The sentence as a value, whole. */
    public Message reason() {
        return reason;
    }

    public String field() {
        return field;
    }
}
