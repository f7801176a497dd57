package io.jenkins.plugins.dynamodbbackup.engine.message;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What a message says, whatever its text is: {@code backup.refused(aws.error.what(Code))}, sentences with a + between them. */
public final class Said {

    private Said() {}

    public static String of(Message message) {
        List<Argument> arguments = message.arguments();
        if (message.key().equals("sentences")) {
            return arguments.stream().map(Said::argument).collect(Collectors.joining(" + "));
        }
        return arguments.isEmpty()
                ? message.key()
                : message.key() + arguments.stream().map(Said::argument).collect(Collectors.joining(", ", "(", ")"));
    }

    public static List<String> all(Collection<Message> messages) {
        return messages.stream().map(Said::of).toList();
    }

    private static String argument(Argument argument) {
        return argument instanceof Message message ? of(message) : argument.text(Rendering.PLAIN);
    }
}
