package io.jenkins.plugins.dynamodbbackup.cli.report;

import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.Rendering;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Renders messages with options in place of parameters: {@code --keep-last} for {@code keepLast}. */
public final class OptionRendering implements Rendering {

    static final Rendering OPTIONS = new OptionRendering();
    private static final Pattern HUMP = Pattern.compile("([A-Z])");

    private OptionRendering() {}

    @Override
    public String parameter(String name) {
        return "--" + HUMP.matcher(name).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }

    public static String in(Message message) {
        return message.text(OPTIONS);
    }

    static List<String> in(List<Message> messages) {
        return messages.stream().map(OptionRendering::in).toList();
    }
}
