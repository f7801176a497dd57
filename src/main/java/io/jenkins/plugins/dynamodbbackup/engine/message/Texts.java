package io.jenkins.plugins.dynamodbbackup.engine.message;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of all messages. In them <code>{0}</code> stands for the first argument, and <code>{0|is|are}</code> for one of
 * two words, by whether the first argument counts one.
 */
public final class Texts {

    private static final SortedMap<String, String> ALL = read();
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|([^|}]*)\\|([^|}]*))?}");
    private static final Set<Argument> ONE = Set.of(new Argument.Count(1), new Argument.Quantity(1));

    private Texts() {}

    /** By their keys. */
    public static SortedMap<String, String> all() {
        return ALL;
    }

    /** A key of another version has no text here; it shows with its arguments, which is better than nothing. */
    static String fill(Message message, Rendering rendering) {
        String template = ALL.get(message.key());
        if (template == null) {
            return message.key() + " " + Argument.list(message.arguments()).text(rendering);
        }
        Matcher place = PLACE.matcher(template);
        StringBuilder text = new StringBuilder();
        while (place.find()) {
            place.appendReplacement(text, Matcher.quoteReplacement(shown(place, message.arguments(), rendering)));
        }
        return place.appendTail(text).toString();
    }

    private static String shown(Matcher place, List<Argument> arguments, Rendering rendering) {
        int number = Integer.parseInt(place.group(1));
        if (number >= arguments.size()) {
            return place.group();
        }
        Argument argument = arguments.get(number);
        return place.group(2) == null ? argument.text(rendering) : place.group(ONE.contains(argument) ? 2 : 3);
    }

    private static SortedMap<String, String> read() {
        Properties texts = new Properties();
        try (Reader file =
                new InputStreamReader(Texts.class.getResourceAsStream("texts.properties"), StandardCharsets.UTF_8)) {
            texts.load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        SortedMap<String, String> all = new TreeMap<>();
        texts.stringPropertyNames().forEach(key -> all.put(key, texts.getProperty(key)));
        return Collections.unmodifiableSortedMap(all);
    }
}
