package io.jenkins.plugins.dynamodbbackup.engine.message;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the product says, as a value: which text of {@code texts.properties}, and what it is about. The place that shows it renders
 * it; a saved or stored message keeps its meaning.
 *
 * @param key of the text; it begins with the room that says it, such as {@code backup.available}
 */
public record Message(String key, List<Argument> arguments) implements Argument {

    private static final String SENTENCES = "sentences";

    public Message {
        key = OneLine.of(key);
        arguments = List.copyOf(arguments);
    }

    /** @param arguments see {@link Argument#of} */
    public static Message of(String key, Object... arguments) {
        return new Message(key, Stream.of(arguments).map(Argument::of).toList());
    }

    /** A text that is not ours, such as the words of AWS or of an exception. */
    public static Message foreign(String text) {
        return of("foreign", text);
    }

    /** This sentence, and the other behind it. */
    public Message and(Message other) {
        return of(SENTENCES, this, other);
    }

    /** Of its first sentence. */
    public String firstKey() {
        return key.equals(SENTENCES) && arguments.get(0) instanceof Message first ? first.firstKey() : key;
    }

    /** See {@link #firstKey}. */
    public static List<String> keys(List<Message> messages) {
        return messages.stream().map(Message::firstKey).toList();
    }

    /**
     * The same in a few words, for a place beside the one that has the whole: a text has such a form under its own key
     * with {@code .brief} behind it.
     */
    public Optional<Message> brief() {
        String brief = key + ".brief";
        return Texts.all().containsKey(brief)
                ? Optional.of(new Message(
                        brief, arguments.stream().map(Message::brief).toList()))
                : Optional.empty();
    }

    private static Argument brief(Argument argument) {
        return argument instanceof Message message ? message.brief().orElse(message) : argument;
    }

    /** Each as it reads by itself: see {@link #toString}. */
    public static List<String> texts(List<Message> messages) {
        return messages.stream().map(Message::toString).toList();
    }

    @Override
    public String text(Rendering rendering) {
        return Texts.fill(this, rendering);
    }

    /** As it reads where nothing can be linked and parameters have the names of the steps. */
    @Override
    public String toString() {
        return text(Rendering.PLAIN);
    }
}
