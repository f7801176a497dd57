package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The engine speaks of keepLast, the user of the command line writes --keep-last. */
final class OptionNames {

    private static final Pattern HUMP = Pattern.compile("([A-Z])");

    private OptionNames() {}

    static String kebab(String camel) {
        return "--" + HUMP.matcher(camel).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }

    static String camel(String option) {
        return Pattern.compile("-([a-z])")
                .matcher(option.substring(2))
                .replaceAll(hit -> hit.group(1).toUpperCase(Locale.ROOT));
    }

    /** The engine's sentence with the names of this command's options. */
    static String inSentence(BadRequestException refused, CommandSpec spec) {
        String field = Pattern.quote(refused.field());
        String sentence = refused.getMessage().replaceFirst("^" + field + "\\b", kebab(refused.field()));
        for (OptionSpec option : spec.options()) {
            String camel = camel(option.longestName());
            if (HUMP.matcher(camel).find()) {
                sentence = sentence.replaceAll("\\b" + camel + "\\b(: true)?", option.longestName());
            }
        }
        return sentence;
    }
}
