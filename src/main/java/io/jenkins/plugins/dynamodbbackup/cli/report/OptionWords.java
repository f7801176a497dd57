package io.jenkins.plugins.dynamodbbackup.cli.report;

import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Renders the parameters in messages of the engine, such as keepLast, as options: --keep-last. */
public final class OptionWords {

    /** Words that can only be parameters. Text in quotes is a name of the user's and stays as it is. */
    private static final Pattern PARAMETER = Pattern.compile(
            "(?<![\\w'./:-])(backup(?:Name|Arn)|timeoutMinutes|min(?:Tables|Keep)|onPartialFailure|targetTable"
                    + "|billingMode|readCapacity|writeCapacity|kmsKey|keep(?:Last|Days)|namePattern|allNames|maxDeletes"
                    + "|deletedTables|dryRun|endpointUrl|(?<=set )region(?= to ')|(?<=\\()protect(?=\\)$))(?:: true\\b)?(?![\\w'-])");

    private static final Pattern HUMP = Pattern.compile("([A-Z])");

    private OptionWords() {}

    /** For example, keepLast becomes --keep-last. */
    public static String option(String parameter) {
        return "--" + HUMP.matcher(parameter).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }

    /** The message on one line, with options in place of parameters. */
    public static String in(String sentence) {
        return PARAMETER.matcher(OneLine.of(sentence)).replaceAll(hit -> option(hit.group(1)));
    }

    static List<String> in(List<String> sentences) {
        return sentences.stream().map(OptionWords::in).toList();
    }
}
